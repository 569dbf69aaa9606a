# bash completion for recount(1)

_recount_options() {
  case $1 in
    extract) echo '--what --format --explain --raw' ;;
    check) echo '--format --all --fail-on --raw' ;;
    export) echo '--format --since --site --rule --severity --state --out --bom --raw' ;;
    run | crawl) echo '--metrics --warc' ;;
    sources) echo '--format --kind --name --delay --allow-private' ;;
    baselines) echo '--indicator --source --licence --url --unit --place --period --retrieved --format' ;;
    findings) echo '--since --site --rule --severity --state --reason' ;;
    demo) echo '--out --newsroom' ;;
  esac
}

_recount() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} verb='' word
  local verbs='init sources run crawl extract check export baselines findings trace rules doctor demo'
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ " $verbs " == *" $word "* ]]; then verb=$word && break; fi
  done
  local choices=''
  case $previous in
    --format) choices='text csv jsonl' ;;
    --what) choices='article claims' ;;
    --fail-on) choices='note warning error never' ;;
    --severity) choices='low medium high' ;;
    --kind) choices='feed sitemap section page' ;;
    --state) choices='open accepted dismissed' ;;
    --color) choices='auto always never' ;;
    --config | --contact | --db | --out | --metrics | --warc) ;;
    export) choices='claims findings articles' ;;
    sources) choices='add list remove' ;;
    baselines) choices='import list show remove' ;;
    rules) choices='list explain test' ;;
    findings) choices='list show accept dismiss undo' ;;
  esac
  if [[ -n $choices && $current != -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
  elif [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "--help --config --db --color --quiet --verbose $(_recount_options "$verb")" -- "$current")
  elif [[ -z $verb ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$verbs" -- "$current")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}

complete -F _recount recount

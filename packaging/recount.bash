# bash completion for recount(1)

_recount_options() {
  case $1 in
    run | crawl) echo '--quiet --verbose' ;;
    extract) echo '--what --format' ;;
    check) echo '--format --all --since --fail-on' ;;
    export) echo '--format --since --site --rule --severity --state --out --bom --raw' ;;
    demo) echo '--out' ;;
  esac
}

_recount() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} verb='' word
  local verbs='init sources run crawl extract check export baselines rules demo'
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ " $verbs " == *" $word "* ]]; then verb=$word && break; fi
  done
  local choices=''
  case $previous in
    --format) choices='text csv jsonl' ;;
    --what) choices='article claims' ;;
    --fail-on) choices='note warning error never' ;;
    --severity) choices='low medium high' ;;
    --color) choices='auto always never' ;;
    --config | --db | --out) ;;
    export) choices='claims findings articles' ;;
    sources) choices='add list import export' ;;
    baselines) choices='import list show remove' ;;
    rules) choices='list explain test' ;;
  esac
  if [[ -n $choices && $current != -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
  elif [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "--help --config --db --color $(_recount_options "$verb")" -- "$current")
  elif [[ -z $verb ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$verbs" -- "$current")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}

complete -F _recount recount

// All formats, in the order in which they are tried: the particular ones before the general.
#pragma once

#include <span>

#include "store/import/draft.h"

namespace recount::store {

extern const Format kCompanion;  ///< metadata and error answers: known, and refused with advice
extern const Format kWorldBankJson;
extern const Format kWorldBankWide;
extern const Format kSdmxCsv;
extern const Format kEurostatTsv;
extern const Format kGenesis;
extern const Format kFred;
extern const Format kOwid;
extern const Format kGapminder;
extern const Format kPlainLong;
extern const Format kTimeColumns;

}  // namespace recount::store

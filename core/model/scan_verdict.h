#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

enum class ScanState { NotScanned, Clean, Infected };

template <>
inline constexpr std::array kEnumNames<ScanState>{
    EnumName{ScanState::NotScanned, "not_scanned"},
    EnumName{ScanState::Clean, "clean"},
    EnumName{ScanState::Infected, "infected"},
};

/// Why nobody can say whether a file is clean.
enum class NotScannedReason {
    BeforeScanning,  ///< it came in when libraries knew nothing of scanners
    LocalImport,     ///< brought in on the library's own computer
    SwitchedOff,     ///< the server shows nothing to a scanner
    OverLimit,       ///< larger than what the scanner looks at, as a whole or unpacked
    ScannerDown,     ///< there was none to be reached
    TimedOut,        ///< it did not answer in time
    ScannerFailed,   ///< it answered with an error, or with what is no answer
};

template <>
inline constexpr std::array kEnumNames<NotScannedReason>{
    EnumName{NotScannedReason::BeforeScanning, "before_scanning"}, EnumName{NotScannedReason::LocalImport, "local_import"},
    EnumName{NotScannedReason::SwitchedOff, "switched_off"},       EnumName{NotScannedReason::OverLimit, "over_limit"},
    EnumName{NotScannedReason::ScannerDown, "scanner_down"},       EnumName{NotScannedReason::TimedOut, "timed_out"},
    EnumName{NotScannedReason::ScannerFailed, "scanner_failed"},
};

/// What is known of a file's viruses. Clean is said only when a scanner saw the file to its end.
struct ScanVerdict
{
    ScanState state = ScanState::NotScanned;
    std::optional<NotScannedReason> reason;  ///< of what was not scanned; empty for all others
    QString signature;                       ///< the virus's name as the scanner calls it; of an infected file only
    QString engine;                          ///< who says so: the scanner with its version and that of its signatures
    QDateTime time;                          ///< when it was looked at; invalid: it was not

    friend bool operator==(const ScanVerdict &, const ScanVerdict &) = default;

    static ScanVerdict notScanned(NotScannedReason reason) { return {.reason = reason, .signature = {}, .engine = {}, .time = {}}; }
    bool isClean() const { return state == ScanState::Clean; }
    bool isInfected() const { return state == ScanState::Infected; }

    static constexpr std::tuple kFields{
        Field<&ScanVerdict::state>{"state"},   Field<&ScanVerdict::reason>{"reason"}, Field<&ScanVerdict::signature>{"signature"},
        Field<&ScanVerdict::engine>{"engine"}, Field<&ScanVerdict::time>{"time"},
    };
};

}  // namespace chalkreel

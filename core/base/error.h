#pragma once

#include "core/base/enum_names.h"

#include <QString>

namespace chalkreel {

/// Why an operation failed, whatever carried it. Travels on the wire by its name, never as a status number.
enum class ErrorCode {
    InvalidArgument,    ///< the request makes no sense as it is
    NotFound,           ///< no such thing, or not for this caller
    Conflict,           ///< made on an old revision, or not possible in this state
    Unauthorized,       ///< who are you?
    Forbidden,          ///< not for you
    RateLimited,        ///< too often; Error::retryAfterSeconds says when again
    TooLarge,           ///< over a size limit or quota
    Unsupported,        ///< a format or feature that we do not handle
    Damaged,            ///< the file's content cannot be read
    Infected,           ///< a virus scanner knows something in the file; Error::detail is its name
    NoSpace,            ///< disk or quota is full
    PermissionDenied,   ///< the file system says no
    Timeout,            ///< no progress within the limit
    Unavailable,        ///< something that we need is not there now
    ResourceExhausted,  ///< memory or another bounded resource ran out
    WorkerLost,         ///< the process that did the work ended
    Io,                 ///< reading or writing failed
    Cancelled,          ///< someone asked to stop
    Internal,           ///< a bug of ours
};

template <>
inline constexpr std::array kEnumNames<ErrorCode>{
    EnumName{ErrorCode::InvalidArgument, "invalid_argument"},
    EnumName{ErrorCode::NotFound, "not_found"},
    EnumName{ErrorCode::Conflict, "conflict"},
    EnumName{ErrorCode::Unauthorized, "unauthorized"},
    EnumName{ErrorCode::Forbidden, "forbidden"},
    EnumName{ErrorCode::RateLimited, "rate_limited"},
    EnumName{ErrorCode::TooLarge, "too_large"},
    EnumName{ErrorCode::Unsupported, "unsupported"},
    EnumName{ErrorCode::Damaged, "damaged"},
    EnumName{ErrorCode::Infected, "infected"},
    EnumName{ErrorCode::NoSpace, "no_space"},
    EnumName{ErrorCode::PermissionDenied, "permission_denied"},
    EnumName{ErrorCode::Timeout, "timeout"},
    EnumName{ErrorCode::Unavailable, "unavailable"},
    EnumName{ErrorCode::ResourceExhausted, "resource_exhausted"},
    EnumName{ErrorCode::WorkerLost, "worker_lost"},
    EnumName{ErrorCode::Io, "io"},
    EnumName{ErrorCode::Cancelled, "cancelled"},
    EnumName{ErrorCode::Internal, "internal"},
};

/// Whether doing the same again, unchanged, can succeed. A bad file never gets better by itself.
constexpr bool canRetryHelp(ErrorCode code)
{
    switch (code) {
    case ErrorCode::RateLimited:
    case ErrorCode::NoSpace:
    case ErrorCode::Timeout:
    case ErrorCode::Unavailable:
    case ErrorCode::ResourceExhausted:
    case ErrorCode::WorkerLost:
    case ErrorCode::Io: return true;
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::Unauthorized:
    case ErrorCode::Forbidden:
    case ErrorCode::TooLarge:
    case ErrorCode::Unsupported:
    case ErrorCode::Damaged:
    case ErrorCode::Infected:
    case ErrorCode::PermissionDenied:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal: return false;
    }
    return false;
}

struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message;            ///< A sentence for the person: what happened, to what, what to do.
    QString detail;             ///< For the log and the Details box: library messages, status numbers.
    int retryAfterSeconds = 0;  ///< Before then it is refused again; 0: not known.

    friend bool operator==(const Error &, const Error &) = default;
};

}  // namespace chalkreel

#include "core/base/system_error.h"

#include <QCoreApplication>

#include <cerrno>
#include <system_error>

namespace chalkreel {
namespace {

struct Reason
{
    ErrorCode code;
    QString text;
};

Reason reasonFor(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::NoSpace, QCoreApplication::translate("SystemError", "The disk is full: free some space and try again.")};
    case EACCES:
    case EPERM:
        return {ErrorCode::PermissionDenied,
                QCoreApplication::translate("SystemError", "You do not have permission: check the rights of the file and its folder.")};
    case EROFS: return {ErrorCode::PermissionDenied, QCoreApplication::translate("SystemError", "The disk is read-only.")};
    case ENOENT:
        return {ErrorCode::NotFound, QCoreApplication::translate("SystemError", "It does not exist: it may have been moved or renamed.")};
    case ENAMETOOLONG: return {ErrorCode::InvalidArgument, QCoreApplication::translate("SystemError", "Its name is too long.")};
    default: return {ErrorCode::Io, QCoreApplication::translate("SystemError", "The disk reported an error.")};
    }
}

}  // namespace

Error errorFromErrno(int number, const QString &sentence)
{
    const Reason reason = reasonFor(number);
    return {reason.code, sentence + u' ' + reason.text, QString::fromStdString(std::generic_category().message(number))};
}

}  // namespace chalkreel

#include "core/media_host/media_process.h"

#include <QCoreApplication>

/// Reads untrusted media for the other programs, in a process that may crash, hang or be killed at no cost but one job.
/// Not for people: it speaks JSON lines on its standard streams (core/media_host/child_protocol.h).
int main(int argc, char **argv)
{
    const QCoreApplication application{argc, argv};
    return chalkreel::runMediaProcess(chalkreel::runMediaTask);
}

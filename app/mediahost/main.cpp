#include "core/media_host/media_process.h"
#include "translations/language.h"

#include <QCoreApplication>

/// Reads untrusted media for the other programs, in a process that may crash, hang or be killed at no cost but one job.
/// Not for people: it speaks JSON lines on its standard streams (core/media_host/child_protocol.h).
int main(int argc, char **argv)
{
    const QCoreApplication application{argc, argv};
    // What goes wrong here is read in the window that asked.
    chalkreel::Language language;
    if (qEnvironmentVariableIsSet(chalkreel::kLanguageVariable)) language.install(qEnvironmentVariable(chalkreel::kLanguageVariable));
    return chalkreel::runMediaProcess(chalkreel::runMediaTask);
}

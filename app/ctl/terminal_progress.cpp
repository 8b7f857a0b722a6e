#include "app/ctl/terminal_progress.h"

#include "app/ctl/output.h"

#include <QCoreApplication>

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

namespace chalkreel::ctl {
namespace {

constexpr int kBarWidth = 24;

int terminalWidth()
{
    winsize size = {};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

QString figures(double percent, const QString &step, double speed, double secondsLeft)
{
    QString text = QStringLiteral("%1%  %2").arg(static_cast<int>(percent), 3).arg(step);
    if (speed > 0) text += QStringLiteral("  %1x").arg(speed, 0, 'f', 1);
    if (secondsLeft >= 0) text += QCoreApplication::translate("Ctl", "  %1 left").arg(durationText(secondsLeft));
    return text;
}

void writeToTerminal(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, bytes.constData(), static_cast<size_t>(bytes.size()));
}

}  // namespace

TerminalProgress::TerminalProgress()
    : m_isTerminal{::isatty(STDERR_FILENO) == 1 && qgetenv("TERM") != "dumb"}
{
}

TerminalProgress::~TerminalProgress()
{
    if (m_hasLine) writeToTerminal(QStringLiteral("\r\033[K"));
}

void TerminalProgress::show(double percent, const QString &step, double speed, double secondsLeft)
{
    percent = std::clamp(percent, 0.0, 100.0);
    if (m_isTerminal) {
        const int filled = static_cast<int>(percent / 100 * kBarWidth);
        draw(u'[' + QString{filled, u'#'} + QString{kBarWidth - filled, u'.'} + QStringLiteral("] ") +
             figures(percent, step, speed, secondsLeft));
        return;
    }
    const int tenth = static_cast<int>(percent / 10);
    if (step == m_lastStep && tenth == m_lastTenth) return;
    m_lastStep = step;
    m_lastTenth = tenth;
    writeToTerminal(figures(percent, step, speed, secondsLeft) + u'\n');
}

void TerminalProgress::draw(const QString &text)
{
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    if (m_hasLine && now - m_lastDrawn < 80ms) return;
    m_lastDrawn = now;
    m_hasLine = true;
    writeToTerminal(u'\r' + text.left(terminalWidth() - 1) + QStringLiteral("\033[K"));
}

}  // namespace chalkreel::ctl

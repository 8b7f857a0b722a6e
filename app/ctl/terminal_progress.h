#pragma once

#include <QString>

#include <chrono>

namespace chalkreel::ctl {

/// Shows how far a long command is, on standard error: one line that is drawn over on a terminal, else a plain line
/// for each step and each tenth part, so that a log stays readable.
class TerminalProgress
{
public:
    TerminalProgress();
    /// Clears its line.
    ~TerminalProgress();
    TerminalProgress(const TerminalProgress &) = delete;
    TerminalProgress &operator=(const TerminalProgress &) = delete;

    /// speed: media seconds per second, 0 while unknown; secondsLeft: -1 while unknown.
    void show(double percent, const QString &step, double speed, double secondsLeft);

private:
    void draw(const QString &text);

    bool m_isTerminal;
    QString m_lastStep;
    int m_lastTenth = -1;
    std::chrono::steady_clock::time_point m_lastDrawn;
    bool m_hasLine = false;
};

}  // namespace chalkreel::ctl

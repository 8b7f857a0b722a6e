#pragma once

#include "core/media_host/child_process.h"
#include "core/media_host/child_protocol.h"

#include <chrono>

namespace chalkreel {

/// One task in one media process, from handing it over to the process's end.
class ChildSession
{
public:
    ChildSession(ChildProcess child, const MediaTask &task, const MediaControl &control, std::chrono::seconds patience);

    Result<MediaReport> run();

private:
    using Clock = std::chrono::steady_clock;
    /// Why we end the process; nothing while we don't.
    enum class Ending { None, Cancelled, OutOfPatience };

    void waitForSomething(int stopRequested);
    void writeTask();
    bool readOutput();
    bool readErrors();
    void take(const ChildMessage &message);
    void takeProgress(const MediaProgress &progress);
    void end(Ending why);
    void keepTime();
    Result<MediaReport> outcome(const ProcessEnd &end) const;
    Error errorOf(const ProcessEnd &end) const;
    bool ranOutOfMemory(const ProcessEnd &end) const;

    ChildProcess m_child;
    const MediaControl &m_control;
    QString m_name;
    std::chrono::seconds m_patience;
    QByteArray m_unwritten;
    LineCutter m_lines;
    ByteTail m_lastWords;
    std::optional<MediaReport> m_report;
    std::optional<Error> m_error;
    MediaProgress m_furthest;
    Clock::time_point m_deadline;
    Clock::time_point m_lastTold;
    Ending m_ending = Ending::None;
    bool m_wasKilled = false;
    bool m_hasEnded = false;
    qint64 m_oomKillsBefore = 0;
};

}  // namespace chalkreel

#include "app/ctl/password_prompt.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace chalkreel::ctl {
namespace {

/// While it lives nothing that is typed is shown.
class HiddenTyping
{
public:
    HiddenTyping()
    {
        m_isTerminal = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isTerminal) return;
        termios hidden = m_before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping()
    {
        if (m_isTerminal) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    HiddenTyping(const HiddenTyping &) = delete;
    HiddenTyping &operator=(const HiddenTyping &) = delete;

private:
    termios m_before{};
    bool m_isTerminal = false;
};

Result<QString> readLine()
{
    std::string line;
    if (!std::getline(std::cin, line))
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Ctl", "There is no password on standard input."));
    QString text = QString::fromStdString(line);
    if (text.endsWith(u'\r')) text.chop(1);
    return text;
}

Result<QString> ask(const QString &question)
{
    // Not on standard output: that is for results.
    std::fputs(qUtf8Printable(question), stderr);
    const HiddenTyping hidden;
    Result<QString> answer = readLine();
    std::fputc('\n', stderr);
    return answer;
}

}  // namespace

Result<QString> askForNewPassword()
{
    if (::isatty(STDIN_FILENO) == 0) return readLine();
    const Result<QString> first = ask(QCoreApplication::translate("Ctl", "New password: "));
    if (!first) return first;
    const Result<QString> second = ask(QCoreApplication::translate("Ctl", "Once more: "));
    if (!second) return second;
    if (*first != *second)
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Ctl", "The two are not the same. Nothing was changed."));
    return first;
}

}  // namespace chalkreel::ctl

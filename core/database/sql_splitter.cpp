#include "core/database/sql_splitter.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

/// Reads a script once from front to back, cutting it at the semicolons that end a statement.
class Splitter
{
public:
    explicit Splitter(const QString &script)
        : m_script{script}
    {
    }

    Result<QStringList> run()
    {
        while (m_at < m_script.size())
            if (Result<void> read = readOne(); !read) return fail(read.error());
        if (m_bodyDepth > 0) return unclosed(QStringLiteral("BEGIN"), m_bodyStart);
        endStatement();
        return m_statements;
    }

private:
    QChar at(qsizetype offset) const { return offset < m_script.size() ? m_script[offset] : QChar{}; }

    Result<void> readOne()
    {
        const QChar c = at(m_at);
        const QChar next = at(m_at + 1);
        if (c == u'-' && next == u'-') return skipComment(u"\n", false);
        if (c == u'/' && next == u'*') return skipComment(u"*/", true);
        // '' inside 'text' reads as two quoted pieces side by side, which gives the same cut.
        if (c == u'\'' || c == u'"' || c == u'`') return takeQuoted(c);
        if (c == u'[') return takeQuoted(u']');
        if (c.isLetter() || c == u'_') {
            takeWord();
            return {};
        }
        if (c == u';' && m_bodyDepth == 0) {
            endStatement();
            ++m_at;
            return {};
        }
        m_current += c;
        ++m_at;
        return {};
    }

    Result<void> skipComment(QStringView end, bool mustEnd)
    {
        const qsizetype close = m_script.indexOf(end, m_at + 2);
        if (close < 0 && mustEnd) return unclosed(QStringLiteral("/*"), m_at);
        // A space, so that the words around a comment stay two words; the end of a line stays as it is.
        m_current += u' ';
        m_at = close < 0 ? m_script.size() : close + (mustEnd ? end.size() : 0);
        return {};
    }

    Result<void> takeQuoted(QChar end)
    {
        const qsizetype close = m_script.indexOf(end, m_at + 1);
        if (close < 0) return unclosed(QString{m_script[m_at]}, m_at);
        m_current += QStringView{m_script}.mid(m_at, close + 1 - m_at);
        m_at = close + 1;
        return {};
    }

    void takeWord()
    {
        const qsizetype start = m_at;
        while (at(m_at).isLetterOrNumber() || at(m_at) == u'_' || at(m_at) == u'$') ++m_at;
        const QStringView word = QStringView{m_script}.mid(start, m_at - start);
        m_current += word;
        noteWord(word.toString().toUpper(), start);
    }

    /// Only CREATE [TEMP|TEMPORARY] TRIGGER has a body in the dialects that we write. Inside it CASE and BEGIN open, END closes.
    void noteWord(const QString &word, qsizetype start)
    {
        if (m_bodyDepth == 0) {
            ++m_wordCount;
            if (m_wordCount == 1)
                m_isCreate = word == u"CREATE";
            else if (m_wordCount <= 3 && m_isCreate && word == u"TRIGGER")
                m_isTrigger = true;
            // BEGIN alone starts a transaction; a trigger's WHEN may hold CASE ... END before its body.
            else if (m_isTrigger && word == u"BEGIN") {
                m_bodyDepth = 1;
                m_bodyStart = start;
            }
            return;
        }
        if (word == u"CASE" || word == u"BEGIN") ++m_bodyDepth;
        if (word == u"END") --m_bodyDepth;
    }

    void endStatement()
    {
        const QString statement = m_current.trimmed();
        if (!statement.isEmpty()) m_statements.append(statement);
        m_current.clear();
        m_wordCount = 0;
        m_isCreate = m_isTrigger = false;
    }

    Failure unclosed(const QString &what, qsizetype where) const
    {
        const qsizetype line = QStringView{m_script}.left(where).count(u'\n') + 1;
        return fail(
            ErrorCode::InvalidArgument,
            QCoreApplication::translate("Database", "The SQL script opens “%1” in line %2 and never closes it.").arg(what).arg(line));
    }

    QString m_script;
    QStringList m_statements;
    QString m_current;
    qsizetype m_at = 0;
    qsizetype m_bodyStart = 0;
    int m_wordCount = 0;  ///< of the current statement, outside of bodies
    int m_bodyDepth = 0;
    bool m_isCreate = false;
    bool m_isTrigger = false;
};

}  // namespace

Result<QStringList> splitStatements(const QString &script) { return Splitter{script}.run(); }

}  // namespace chalkreel

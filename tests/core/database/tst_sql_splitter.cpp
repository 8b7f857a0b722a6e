#include "core/database/sql_splitter.h"

#include <QTest>

using namespace chalkreel;

class SqlSplitterTest final : public QObject
{
    Q_OBJECT
private slots:
    void scriptIsCutWhereAStatementEnds_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("statements");
        const auto row = [](const char *name, const char *script, const QStringList &statements) {
            QTest::newRow(name) << QString::fromUtf8(script) << statements;
        };
        const auto list = [](std::initializer_list<const char *> texts) {
            QStringList result;
            for (const char *text : texts) result << QString::fromUtf8(text);
            return result;
        };
        row("nothing", "", {});
        row("spaces, comments and lone semicolons", " ;; -- a;b\n /* c;d */ ; ", {});
        row("two, the last without a semicolon", "SELECT 1; SELECT 2", list({"SELECT 1", "SELECT 2"}));
        row("semicolon in a text", "INSERT INTO t VALUES ('a;b'); SELECT 1;", list({"INSERT INTO t VALUES ('a;b')", "SELECT 1"}));
        row("doubled quote in a text", "SELECT 'it''s; fine';SELECT 2", list({"SELECT 'it''s; fine'", "SELECT 2"}));
        row("quoted names", "SELECT \"a;b\", `c;d`, [e;f]; SELECT 1", list({"SELECT \"a;b\", `c;d`, [e;f]", "SELECT 1"}));
        row("comment marks in a text", "SELECT '-- no', '/* no'; SELECT 1", list({"SELECT '-- no', '/* no'", "SELECT 1"}));
        row("quote in a comment", "SELECT 1 -- don't\n, 2; /* can't; */ SELECT 3", list({"SELECT 1  \n, 2", "SELECT 3"}));
        row("comment at the end without a line break", "SELECT 1; -- end", list({"SELECT 1"}));
        row("minus is no comment", "SELECT 1 - 2; SELECT 3-4", list({"SELECT 1 - 2", "SELECT 3-4"}));
        row("CASE outside of a trigger", "SELECT CASE WHEN 1 THEN 2 END; SELECT 1", list({"SELECT CASE WHEN 1 THEN 2 END", "SELECT 1"}));
        row("BEGIN of a transaction", "BEGIN; SELECT 1; END;", list({"BEGIN", "SELECT 1", "END"}));
        row("trigger", "CREATE TRIGGER t AFTER DELETE ON a BEGIN DELETE FROM b; DELETE FROM c; END; SELECT 1",
            list({"CREATE TRIGGER t AFTER DELETE ON a BEGIN DELETE FROM b; DELETE FROM c; END", "SELECT 1"}));
        row("trigger in lower case with CASE in its body",
            "create temp trigger t before update on a when case new.x when 1 then 1 else 0 end begin "
            "update b set y = case when new.x then 1 else 2 end; end; select 1;",
            list({"create temp trigger t before update on a when case new.x when 1 then 1 else 0 end begin "
                  "update b set y = case when new.x then 1 else 2 end; end",
                  "select 1"}));
        row("names that hold BEGIN, END and TRIGGER", "CREATE TABLE begin_trigger (weekend TEXT, trigger_begin TEXT); SELECT 1",
            list({"CREATE TABLE begin_trigger (weekend TEXT, trigger_begin TEXT)", "SELECT 1"}));
        row("END quoted inside a trigger", "CREATE TRIGGER t AFTER DELETE ON a BEGIN INSERT INTO b VALUES ('END;'); END; SELECT 1",
            list({"CREATE TRIGGER t AFTER DELETE ON a BEGIN INSERT INTO b VALUES ('END;'); END", "SELECT 1"}));
        row("words that are not English", "SELECT '训练;'; SELECT 2", list({"SELECT '训练;'", "SELECT 2"}));
    }
    void scriptIsCutWhereAStatementEnds()
    {
        QFETCH(QString, script);
        QFETCH(QStringList, statements);
        const Result<QStringList> split = splitStatements(script);
        QVERIFY(split.has_value());
        QCOMPARE(*split, statements);
    }

    void whatIsNeverClosedIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("text") << QStringLiteral("SELECT 1;\nSELECT 'abc;\n SELECT 2;");
        QTest::newRow("name") << QStringLiteral("SELECT 1;\nSELECT \"abc;");
        QTest::newRow("comment") << QStringLiteral("SELECT 1;\n/* SELECT 2;");
        QTest::newRow("trigger") << QStringLiteral("SELECT 1;\nCREATE TRIGGER t AFTER DELETE ON a BEGIN DELETE FROM b;");
    }
    void whatIsNeverClosedIsRefusedWithItsLine()
    {
        QFETCH(QString, script);
        const Result<QStringList> split = splitStatements(script);
        QVERIFY(!split.has_value());
        QCOMPARE(split.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(split.error().message.contains(QStringLiteral("line 2")), qPrintable(split.error().message));
    }
};

QTEST_GUILESS_MAIN(SqlSplitterTest)
#include "tst_sql_splitter.moc"

#include "app/ctl/job_command.h"

#include "app/ctl/await.h"
#include "app/ctl/library_session.h"
#include "app/ctl/output.h"
#include "app/ctl/through_owners.h"
#include "app/ctl/wait_for_job.h"

#include <QJsonDocument>

namespace chalkreel::ctl {
namespace {

struct Arguments
{
    std::string id;
    std::string state;
    int priority = kDefaultPriority;
    int limit = 50;
    std::string type;
    std::vector<std::string> options;
    bool isDetached = false;
};

using JobCall = std::function<Async<Job>(LibrarySession &, JobId)>;

Result<std::unique_ptr<LibrarySession>> openFor(const Context &context)
{
    return LibrarySession::open(context.settings.values, LibrarySession::Workers::None);
}

Result<JobId> idFrom(const std::string &text)
{
    const JobId id = JobId::fromString(QString::fromStdString(text));
    if (!id.isNull()) return id;
    return fail(
        ErrorCode::InvalidArgument,
        QCoreApplication::translate("Ctl", "“%1” is no job: “chalkreelctl job list” shows their names.").arg(QString::fromStdString(text)));
}

QStringList rowOf(const Job &job)
{
    return {job.id.toString(),
            QString{nameOf(job.state)},
            QStringLiteral("%1%").arg(static_cast<int>(job.progress)),
            job.step,
            job.assetTitle,
            job.error ? job.error->message : QString{}};
}

int list(const Arguments &arguments, const Context &context)
{
    JobQuery query;
    query.limit = arguments.limit;
    if (!arguments.state.empty()) query.state = enumFromName<JobState>(QString::fromStdString(arguments.state));
    const Result<std::unique_ptr<LibrarySession>> session = openFor(context);
    if (!session) return reportFailure(session.error(), context.isJson);
    const Result<QList<Job>> jobs = await((*session)->jobs(query), context.stop);
    if (!jobs) return reportFailure(jobs.error(), context.isJson);
    if (context.isJson) {
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"jobs"}, JsonCodec<QList<Job>>::write(*jobs)}});
        return kOk;
    }
    QList<QStringList> rows;
    for (const Job &job : *jobs) rows.append(rowOf(job));
    printTable(rows, {2});
    if (jobs->isEmpty()) printLine(QCoreApplication::translate("Ctl", "No jobs."));
    return kOk;
}

int show(const Arguments &arguments, const Context &context)
{
    const Result<JobId> id = idFrom(arguments.id);
    if (!id) return reportFailure(id.error(), context.isJson);
    const Result<std::unique_ptr<LibrarySession>> session = openFor(context);
    if (!session) return reportFailure(session.error(), context.isJson);
    const Result<Job> job = await((*session)->watch(*id), context.stop);
    if (!job) return reportFailure(job.error(), context.isJson);
    const Result<QList<JobLogEntry>> log = await((*session)->log(*id), context.stop);
    if (!log) return reportFailure(log.error(), context.isJson);
    if (context.isJson) {
        printJson({{QLatin1StringView{"ok"}, true},
                   {QLatin1StringView{"job"}, toJson(*job)},
                   {QLatin1StringView{"log"}, JsonCodec<QList<JobLogEntry>>::write(*log)}});
        return kOk;
    }
    printTable({rowOf(*job)});
    QList<QStringList> rows;
    for (const JobLogEntry &entry : *log) rows.append({entry.time.toLocalTime().toString(Qt::ISODate), entry.type, entry.text});
    printTable(rows);
    return kOk;
}

/// A change of one job: prints how it is afterwards.
int change(const Arguments &arguments, const Context &context, const JobCall &call)
{
    const Result<JobId> id = idFrom(arguments.id);
    if (!id) return reportFailure(id.error(), context.isJson);
    const Result<std::unique_ptr<LibrarySession>> session = openFor(context);
    if (!session) return reportFailure(session.error(), context.isJson);
    const Result<Job> job = await(call(**session, *id), context.stop);
    if (!job) return reportFailure(job.error(), context.isJson);
    if (context.isJson)
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"job"}, toJson(*job)}});
    else
        printTable({rowOf(*job)});
    return kOk;
}

/// "audio_format=mp3", "sample_rate=16000": a number or a yes or no where it reads as one.
Result<QJsonObject> optionsFrom(const std::vector<std::string> &texts)
{
    QJsonObject options;
    for (const std::string &text : texts) {
        const QString option = QString::fromStdString(text);
        const qsizetype at = option.indexOf(u'=');
        if (at <= 0)
            return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Ctl", "“%1” is no option: NAME=VALUE.").arg(option));
        const QString value = option.sliced(at + 1);
        const QJsonDocument read = QJsonDocument::fromJson("[" + value.toUtf8() + "]");
        const bool isOne = read.isArray() && read.array().size() == 1;
        options.insert(option.first(at), isOne ? read.array().first() : QJsonValue{value});
    }
    return options;
}

int submit(const Arguments &arguments, const Context &context)
{
    JobSpec spec{.asset = AssetId::fromString(QString::fromStdString(arguments.id)), .priority = arguments.priority};
    spec.type = enumFromName<JobType>(QString::fromStdString(arguments.type)).value_or(JobType::Process);
    Result<QJsonObject> options = optionsFrom(arguments.options);
    if (!options) return reportFailure(options.error(), context.isJson);
    spec.options = *std::move(options);
    const auto workers = arguments.isDetached ? LibrarySession::Workers::None : LibrarySession::Workers::Running;
    Result<std::unique_ptr<LibrarySession>> session = LibrarySession::open(context.settings.values, workers);
    if (!session) return reportFailure(session.error(), context.isJson);
    Result<Job> job = await((*session)->submit(spec), context.stop);
    if (job && !arguments.isDetached)
        job = throughOwners(*session, context, [&](LibrarySession &library) { return waitForEnd(library, job->id, context); });
    if (!job) return reportFailure(job.error(), context.isJson);
    if (job->state == JobState::Failed) return reportFailure(job->error.value_or(Error{}), context.isJson);
    if (context.isJson)
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"job"}, toJson(*job)}});
    else
        printTable({rowOf(*job)});
    return kOk;
}

template <NamedEnum E>
std::vector<std::string> wordsOf()
{
    std::vector<std::string> words;
    words.reserve(kEnumNames<E>.size());
    for (const EnumName<E> &row : kEnumNames<E>) words.emplace_back(row.name.data(), static_cast<size_t>(row.name.size()));
    return words;
}

}  // namespace

void addJobCommand(CLI::App &app, const Chosen &chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App *job = app.add_subcommand("job", "See and steer the jobs of a library");
    job->require_subcommand(1);

    CLI::App *listing = job->add_subcommand("list", "The newest jobs");
    listing->add_option("--state", arguments->state, "Only jobs in this state")->check(CLI::IsMember(wordsOf<JobState>()));
    listing->add_option("--limit", arguments->limit, "How many at most")->check(CLI::Range(1, kLargestPage))->capture_default_str();
    whenChosen(*listing, chosen, [arguments](Context &context) { return list(*arguments, context); });

    CLI::App *showing = job->add_subcommand("show", "One job and its history");
    showing->add_option("ID", arguments->id)->required();
    whenChosen(*showing, chosen, [arguments](Context &context) { return show(*arguments, context); });

    CLI::App *submitting = job->add_subcommand("submit", "Make something of a video that is in the library");
    submitting->add_option("TYPE", arguments->type)->required()->check(CLI::IsMember(wordsOf<JobType>()));
    submitting->add_option("ASSET", arguments->id, "As “chalkreelctl list” shows it")->required();
    submitting->add_option("--option", arguments->options, "NAME=VALUE, such as audio_format=mp3; more than once");
    submitting->add_option("--priority", arguments->priority, "0 to 10, higher runs first")
        ->check(CLI::Range(kLowestPriority, kHighestPriority))
        ->capture_default_str();
    submitting->add_flag("--detach", arguments->isDetached, "Only queue it; it runs when the library is opened next");
    whenChosen(*submitting, chosen, [arguments](Context &context) { return submit(*arguments, context); });

    const auto addChange = [&](const char *name, const char *about, JobCall call) {
        CLI::App *command = job->add_subcommand(name, about);
        command->add_option("ID", arguments->id)->required();
        whenChosen(*command, chosen, [arguments, call = std::move(call)](Context &context) { return change(*arguments, context, call); });
        return command;
    };
    addChange("cancel", "Stop a job", [](LibrarySession &session, JobId id) { return session.cancel(id); });
    addChange("retry", "Queue a job again that failed or was cancelled",
              [](LibrarySession &session, JobId id) { return session.retry(id); });
    addChange("priority", "Let a job run earlier or later",
              [arguments](LibrarySession &session, JobId id) { return session.setPriority(id, arguments->priority); })
        ->add_option("PRIORITY", arguments->priority, "0 to 10, higher runs first")
        ->required()
        ->check(CLI::Range(kLowestPriority, kHighestPriority));
}

}  // namespace chalkreel::ctl

#include "core/media/tasks/video_pass.h"

#include "core/media/encoding/picture_chain.h"
#include "core/media/encoding/video_output.h"
#include "core/media/encoding/work_lane.h"
#include "core/media/previews/consumer_group.h"
#include "core/media/reading/task_input.h"
#include "core/media/reading/video_decoder.h"
#include "core/media/tasks/inspection.h"
#include "core/media/tasks/progress_meter.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

/// Frames in front of each consumer. More would hold more memory and gain nothing: x264 looks ahead by itself.
constexpr int kWaitingFrames = 3;
/// Decoding alone is several times faster than all that is made of it.
constexpr int kDecoderThreads = 2;

class VideoPass
{
public:
    VideoPass(const MediaTask &task, const MediaControl &control, double chunkSeconds, Inspection inspection)
        : m_task{task}
        , m_control{control}
        , m_inspection{std::move(inspection)}
        , m_plan{planRenditions(m_inspection.info, m_inspection.index, task.options)}
        , m_chunks{cutIntoChunks(m_inspection.index, chunkSeconds)}
        , m_pictures{m_plan}
        , m_meter{control, m_inspection.index.duration()}
    {
        for (int encode = 0; encode < static_cast<int>(m_plan.encodes.size()); ++encode)
            m_outputs.push_back(std::make_unique<VideoOutput>(m_plan, encode, task.options,
                                                              chunkFolder(task.workDir, m_plan, encode, task.options, chunkSeconds)));
    }

    Result<MediaReport> run(double chunkSeconds)
    {
        Result<ConsumerGroup> consumers = ConsumerGroup::load(m_task, m_inspection.info, chunkSeconds);
        if (!consumers) return fail(std::move(consumers.error()));
        m_consumers = std::move(*consumers);
        startLanes();
        for (int chunk = 0; chunk < static_cast<int>(m_chunks.size()); ++chunk) {
            if (Result<void> made = makeChunk(chunk); !made) return fail(std::move(made.error()));
        }
        return finish();
    }

private:
    void startLanes()
    {
        for (const PlannedEncode &encode : m_plan.encodes) m_lanes.push_back(std::make_unique<WorkLane>(encode.name, kWaitingFrames));
        m_consumerLane = std::make_unique<WorkLane>(QStringLiteral("pictures"), kWaitingFrames);
    }

    /// What of a chunk is still to be made.
    struct Missing
    {
        std::vector<size_t> outputs;
        std::vector<bool> pictures;  ///< that these need
        bool hasConsumers = false;

        bool isNothing() const { return outputs.empty() && !hasConsumers; }
    };

    Missing missingOf(int chunk) const
    {
        Missing missing{.pictures = std::vector<bool>(m_plan.pictures.size())};
        missing.hasConsumers = !m_consumers.isEmpty() && chunk >= m_consumers.finishedChunks();
        for (size_t i = 0; i < m_outputs.size(); ++i) {
            if (m_outputs[i]->hasChunk(chunk)) continue;
            missing.outputs.push_back(i);
            missing.pictures[static_cast<size_t>(m_outputs[i]->picture())] = true;
        }
        return missing;
    }

    Result<void> makeChunk(int number)
    {
        const Missing missing = missingOf(number);
        if (missing.isNothing()) {
            ++m_report.resumedChunks;
            return {};
        }
        const MediaChunk &chunk = m_chunks[static_cast<size_t>(number)];
        m_meter.passed(secondsIn(chunk.begin), secondsWorked());
        if (Result<void> there = goTo(chunk.begin); !there) return there;
        for (const size_t i : missing.outputs)
            if (Result<void> begun = give(*m_lanes[i], [output = m_outputs[i].get(), number] { return output->beginChunk(number); });
                !begun)
                return begun;
        for (;;) {
            if (m_control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
            Result<bool> more = readFrame();
            if (!more) return fail(std::move(more.error()));
            if (!*more || m_frame->pts >= chunk.end) break;
            if (Result<void> shared = share(std::move(m_frame), missing); !shared) return shared;
        }
        for (const size_t i : missing.outputs)
            if (Result<void> ended = give(*m_lanes[i], [output = m_outputs[i].get()] { return output->endChunk(); }); !ended) return ended;
        if (!missing.hasConsumers) return {};
        return give(*m_consumerLane, [this, number] { return m_consumers.saveChunk(number); });
    }

    /// The next frame read is the first one at or after `pts`.
    Result<void> goTo(qint64 pts)
    {
        // The chunk before ended with a frame behind it; where that is not far enough, chunks in between were finished.
        if (m_frame && m_frame->pts >= pts) return {};
        m_frame.reset();
        m_hasEnded = false;
        if (!m_decoder) {
            Result<std::unique_ptr<MediaInput>> input = openTaskInput(m_task);
            if (!input) return fail(std::move(input.error()));
            m_input = std::move(*input);
            const int stream = m_inspection.info.videoStream;
            m_input->readOnly({stream});
            Result<std::unique_ptr<VideoDecoder>> decoder = VideoDecoder::open(*m_input, stream, {.threads = kDecoderThreads});
            if (!decoder) return fail(std::move(decoder.error()));
            m_decoder = std::move(*decoder);
        }
        return m_decoder->seek(m_inspection.index, pts);
    }

    /// Leaves the frame in m_frame, where one of the next chunk stays until that is made. False at the end.
    Result<bool> readFrame()
    {
        if (m_frame) return true;
        if (m_hasEnded) return false;
        Result<av::Frame> frame = m_decoder->next();
        if (!frame) return fail(std::move(frame.error()));
        m_frame = std::move(*frame);
        m_hasEnded = !m_frame;
        return !m_hasEnded;
    }

    Result<void> share(av::Frame frame, const Missing &missing)
    {
        const SharedFrame decoded{std::move(frame)};
        const Result<std::vector<SharedFrame>> pictures = m_pictures.picturesOf(*decoded, missing.pictures);
        if (!pictures) return fail(pictures.error());
        for (const size_t i : missing.outputs) {
            const SharedFrame &picture = (*pictures)[static_cast<size_t>(m_outputs[i]->picture())];
            if (Result<void> given = give(*m_lanes[i], [output = m_outputs[i].get(), picture] { return output->take(*picture); }); !given)
                return given;
        }
        const double seconds = static_cast<double>(decoded->pts) * av_q2d(m_plan.timeBase);
        if (missing.hasConsumers)
            if (Result<void> given = give(*m_consumerLane, [this, decoded, seconds] { return m_consumers.take(*decoded, seconds); });
                !given)
                return given;
        ++m_report.decodedFrames;
        m_meter.reached(secondsIn(decoded->pts), secondsWorked());
        return {};
    }

    /// From the first frame on.
    double secondsIn(qint64 pts) const { return static_cast<double>(pts - m_inspection.index.ptsOfFrame(0)) * av_q2d(m_plan.timeBase); }
    double secondsWorked() const
    {
        const double rate = av_q2d(m_plan.frameRate);
        return rate > 0 ? m_report.decodedFrames / rate : 0;
    }

    static Result<void> give(WorkLane &lane, WorkLane::Work work)
    {
        if (lane.post(std::move(work))) return {};
        return lane.finish();
    }

    Result<MediaReport> finish()
    {
        for (const auto &lane : m_lanes)
            if (Result<void> done = lane->finish(); !done) return fail(std::move(done.error()));
        if (Result<void> done = m_consumerLane->finish(); !done) return fail(std::move(done.error()));
        if (m_control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        if (m_report.decodedFrames == 0 && m_report.resumedChunks == 0)
            return fail(ErrorCode::Damaged,
                        QCoreApplication::translate("VideoPass", "“%1” is damaged: none of its pictures can be decoded.").arg(name()));
        Result<QList<Rendition>> made = m_consumers.finish(m_task.outputDir);
        if (!made) return fail(std::move(made.error()));
        m_report.info = m_inspection.info;
        m_report.renditions = std::move(*made);
        tellOfDamage();
        m_meter.finished(secondsWorked());
        return std::move(m_report);
    }

    void tellOfDamage()
    {
        m_report.endsEarly = m_inspection.info.endsEarly || (m_hasEnded && m_input->endedEarly());
        m_report.info.endsEarly = m_report.endsEarly;
        if (m_report.endsEarly)
            m_report.warnings.append(
                QCoreApplication::translate("VideoPass", "“%1” ends early: the file is cut off. What could be read was kept.").arg(name()));
        if (m_decoder && m_decoder->damagedFrames() > 0)
            m_report.warnings.append(
                QCoreApplication::translate("VideoPass", "Damaged pictures in “%1” were left out or may look wrong: %2.")
                    .arg(name())
                    .arg(m_decoder->damagedFrames()));
    }

    QString name() const { return nameOfSource(m_task); }

    const MediaTask &m_task;
    const MediaControl &m_control;
    const Inspection m_inspection;
    const RenditionPlan m_plan;
    const std::vector<MediaChunk> m_chunks;
    PictureChain m_pictures;
    ProgressMeter m_meter;
    std::unique_ptr<MediaInput> m_input;
    std::unique_ptr<VideoDecoder> m_decoder;
    av::Frame m_frame;  ///< decoded, not yet shared
    bool m_hasEnded = false;
    MediaReport m_report;
    std::vector<std::unique_ptr<VideoOutput>> m_outputs;
    ConsumerGroup m_consumers;
    // Last, so that their threads end before what they work on.
    std::vector<std::unique_ptr<WorkLane>> m_lanes;
    std::unique_ptr<WorkLane> m_consumerLane;
};

}  // namespace

Result<MediaReport> runVideoPass(const MediaTask &task, const MediaControl &control, double chunkSeconds)
{
    Result<Inspection> inspection = loadInspection(task.workDir);
    if (!inspection) return fail(std::move(inspection.error()));
    return VideoPass{task, control, chunkSeconds, std::move(*inspection)}.run(chunkSeconds);
}

}  // namespace chalkreel

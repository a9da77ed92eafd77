using Loyalty.Contracts;
using Loyalty.Contracts.Reports;
using Loyalty.Domain.Reports;
using Loyalty.Grains.Catalogues;
using Loyalty.Journal;
using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Reports;

/// <summary>
/// The reports of one program. What they are made of lives in this activation alone and is read on from the feed at each question;
/// dropping it loses nothing. No award waits for it.
/// </summary>
internal sealed partial class ReportGrain(IJournal journal, CatalogueShelf shelf, TimeProvider time, ILogger<ReportGrain> logger)
    : Grain, IReportGrain
{
    private const int TellEvery = 100_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private ReportFeed? feed;
    private long told;

    private string Program => this.GetPrimaryKeyString();

    public Task<Answer<LiabilityReport>> Liability(ReportQuery query, CancellationToken cancellation = default) =>
        Ask(query, LiabilityAnswer.Of, cancellation);

    public Task<Answer<PointsReport>> Points(ReportQuery query, CancellationToken cancellation = default) =>
        Ask(query, PointsAnswer.Of, cancellation);

    public Task<Answer<TiersReport>> Tiers(ReportQuery query, CancellationToken cancellation = default) =>
        Ask(query, TiersAnswer.Of, cancellation);

    public Task<Answer<MembersReport>> Members(ReportQuery query, CancellationToken cancellation = default) =>
        Ask(query, MembersAnswer.Of, cancellation);

    public Task<Answer<PromotionsReport>> Promotions(ReportQuery query, CancellationToken cancellation = default) =>
        Ask(query, SettlementAnswers.Promotions, cancellation);

    public Task<Answer<PartnersReport>> Partners(ReportQuery query, CancellationToken cancellation = default) =>
        Ask(query, SettlementAnswers.Partners, cancellation);

    public async Task<Answer<ReportsRebuilt>> Rebuild(CancellationToken cancellation = default)
    {
        var started = time.GetTimestamp();
        feed = null;
        if (await UpToDate(cancellation) is not { } question)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<ReportsRebuilt>();
        }

        return Answers.Of(new ReportsRebuilt
        {
            Events = question.Feed.Events,
            Members = question.Books.Members,
            Seconds = decimal.Round((decimal)time.GetElapsedTime(started).TotalSeconds, 3),
        });
    }

    private async Task<Answer<T>> Ask<T>(ReportQuery query, Func<ReportQuestion, T> answer, CancellationToken cancellation)
        where T : class
    {
        if (await UpToDate(cancellation) is not { } unread)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<T>();
        }

        var (question, refusal) = unread.Read(query);
        return refusal?.As<T>() ?? Answers.Of(answer(question));
    }

    /// <summary>All that was acknowledged up to now; null where there is no such program.</summary>
    private async Task<ReportQuestion?> UpToDate(CancellationToken cancellation)
    {
        if (await shelf.Refresh(Program, cancellation) is not { } catalogue)
        {
            return null;
        }

        if (feed is null || !feed.Books.Zone.Equals(catalogue.Program.TimeZone))
        {
            (feed, told) = (new ReportFeed(journal, Program, catalogue.Program.TimeZone), 0);
        }

        var following = feed;
        await following.Follow(position => Tell(following.Events, position), cancellation);
        DelayDeactivation(Kept);
        return new ReportQuestion(following, catalogue.Program, new ReportPeriod(null, null), ByDay: false, shelf.Now(catalogue));
    }

    private void Tell(long events, long position)
    {
        if (events - told >= TellEvery)
        {
            told = events;
            Reading(Program, events, position);
        }
    }
}

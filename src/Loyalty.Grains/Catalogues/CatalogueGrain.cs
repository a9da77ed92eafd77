using System.Text;
using Loyalty.Contracts;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Programs;
using Loyalty.Grains.Due;
using Loyalty.Grains.Members;
using Loyalty.Grains.Promotions;
using Loyalty.Grains.Stock;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime.Extensions;

namespace Loyalty.Grains.Catalogues;

/// <summary>One program, its promotions and its clock: decides on the catalogue's stream, as members decide on theirs.</summary>
internal sealed class CatalogueGrain(
    IJournal journal, CatalogueShelf shelf, PromotionSpending spending, BudgetShelf budgets, DueSweep sweep)
    : Grain, ICatalogueGrain
{
    private string Program => this.GetPrimaryKeyString();

    public async Task<Answer<ProgramVersion>> Publish(string document, CancellationToken cancellation = default)
    {
        if (FaultsOf(document) is { } refusal)
        {
            return refusal.As<ProgramVersion>();
        }

        var catalogue = await Change(
            now => now?.Document == document ? null : new CatalogueEvent.ProgramPublished(document), cancellation);
        return Version(catalogue!);
    }

    public async Task<Answer<ProgramVersion>> PublishOver(string document, string mark, CancellationToken cancellation = default)
    {
        if (FaultsOf(document) is { } refusal)
        {
            return refusal.As<ProgramVersion>();
        }

        var isOver = false;
        var catalogue = await Change(
            now =>
            {
                isOver = now is not null && (now.Document == document || ProgramDocument.MarkOf(now.Document) == mark);
                return isOver && now!.Document != document ? new CatalogueEvent.ProgramPublished(document) : null;
            },
            cancellation);
        return catalogue is null ? CatalogueRefusals.ProgramUnknown(Program).As<ProgramVersion>()
            : isOver ? Version(catalogue)
            : CatalogueRefusals.ProgramChanged(catalogue.Version).As<ProgramVersion>();
    }

    public async Task<Answer<ProgramVersion>> Check(string document, CancellationToken cancellation = default) =>
        FaultsOf(document) is { } refusal ? refusal.As<ProgramVersion>()
        : await shelf.Refresh(Program, cancellation) is { } catalogue ? Version(catalogue)
        : CatalogueRefusals.ProgramUnknown(Program).As<ProgramVersion>();

    public async Task<Answer<ProgramDocument>> Get(CancellationToken cancellation = default) =>
        await shelf.Refresh(Program, cancellation) is { } catalogue
            ? Answers.Of(new ProgramDocument { Json = catalogue.Document, Version = catalogue.Version })
            : CatalogueRefusals.ProgramUnknown(Program).As<ProgramDocument>();

    public async Task<Answer<PromotionList>> Promotions(CancellationToken cancellation = default)
    {
        if (await shelf.Refresh(Program, cancellation) is not { } catalogue)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<PromotionList>();
        }

        var spent = await spending.Of(Program, cancellation);
        return Answers.Of(new PromotionList
        {
            Promotions = [.. catalogue.Promotions.Select(promotion => View(catalogue, promotion, spent))],
        });
    }

    public async Task<Answer<PromotionView>> PutPromotion(string promotionId, string document, CancellationToken cancellation = default)
    {
        PromotionParse? parse = null;
        var after = await Change(now => Put(now, promotionId, document, out parse), cancellation);
        if (after is null)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<PromotionView>();
        }

        return parse is PromotionParse.Faulty faulty
            ? CatalogueRefusals.Faulty("promotion-faulty", "The promotion", faulty.Faults).As<PromotionView>()
            : Answers.Of(await View(after, after.Promotions.Single(promotion => promotion.Id == promotionId), cancellation));
    }

    public async Task<Answer<PromotionView>> SwitchPromotion(string promotionId, bool active, CancellationToken cancellation = default)
    {
        var after = await Change(
            now => now?.Promotions.FirstOrDefault(promotion => promotion.Id == promotionId) is { } found && found.Active != active
                ? new CatalogueEvent.PromotionSwitched(promotionId, active)
                : null,
            cancellation);
        if (after is null)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<PromotionView>();
        }

        return after.Promotions.FirstOrDefault(promotion => promotion.Id == promotionId) is { } promotion
            ? Answers.Of(await View(after, promotion, cancellation))
            : CatalogueRefusals.PromotionUnknown(promotionId).As<PromotionView>();
    }

    public async Task<Answer<ProgramClock>> MoveClock(DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (now.UtcDateTime.Year is < 1900 or >= 3000)
        {
            return CatalogueRefusals.ClockOutOfRange.As<ProgramClock>();
        }

        var clock = now.ToInstant();
        var after = await Change(
            before => before is { Program.Sandbox: true } && !(before.Clock >= clock) ? new CatalogueEvent.ClockMoved(clock) : null,
            cancellation);
        if (CatalogueRefusals.ClockRefusal(Program, after, clock) is { } refusal)
        {
            return refusal.As<ProgramClock>();
        }

        await sweep.Run(Program, clock + AccountStream.Quiet, cancellation);
        return Answers.Of(new ProgramClock { Now = now.ToUniversalTime() });
    }

    public async Task<Answer<Receipt>> Quote(QuoteRequest request, CancellationToken cancellation = default)
    {
        if (await shelf.Refresh(Program, cancellation) is not { } catalogue)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<Receipt>();
        }

        var (command, refusal) = RequestReading.Quote(request);
        var context = new DecisionContext(catalogue, shelf.Now(catalogue)) { Budgets = await budgets.Promised(catalogue, cancellation) };
        return refusal?.As<Receipt>() ?? Quotes.Quote(null, null, 0, command!, request.At, context);
    }

    public async Task<Answer<RewardList>> Rewards(CancellationToken cancellation = default)
    {
        if (await shelf.Refresh(Program, cancellation) is not { } catalogue)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<RewardList>();
        }

        var left = await GrainFactory.Left(catalogue.Program, cancellation);
        return Answers.Of(RewardViews.Of(catalogue.Program, null, left, shelf.Now(catalogue)));
    }

    private Refusal? FaultsOf(string document) => ProgramParser.Parse(Encoding.UTF8.GetBytes(document), Program) is ProgramParse.Faulty faulty
        ? CatalogueRefusals.Faulty("program-faulty", "The program", faulty.Faults)
        : null;

    private Answer<ProgramVersion> Version(Catalogue catalogue) =>
        Answers.Of(new ProgramVersion { Id = Program, Version = catalogue.Version });

    /// <summary>Read against the program in force: another one may have been put since the caller looked.</summary>
    private static CatalogueEvent.PromotionPut? Put(Catalogue? now, string id, string document, out PromotionParse? parse)
    {
        parse = now is null ? null : PromotionParser.Parse(Encoding.UTF8.GetBytes(document), now.Program, id);
        return parse is PromotionParse.Parsed ? new CatalogueEvent.PromotionPut(id, document) : null;
    }

    /// <summary>Appends what a decision on the catalogue makes of it; again where another silo was quicker.</summary>
    private async Task<Catalogue?> Change(Func<Catalogue?, CatalogueEvent?> decide, CancellationToken cancellation)
    {
        while (true)
        {
            var before = await shelf.Refresh(Program, cancellation);
            if (decide(before) is not { } happened)
            {
                return before;
            }

            var append = new Append(Streams.Catalogue(Program), before?.Version ?? 0, null, [CatalogueCodec.Write(happened)]);
            var outcome = await journal.Append(append, CancellationToken.None);
            if (outcome.Status == AppendStatus.Appended)
            {
                var after = before.Evolve(happened, outcome.Version);
                shelf.Learn(Program, after);
                return after;
            }
        }
    }

    private async Task<PromotionView> View(Catalogue catalogue, Promotion promotion, CancellationToken cancellation) =>
        View(catalogue, promotion, await spending.Of(Program, cancellation));

    private static PromotionView View(Catalogue catalogue, Promotion promotion, ProgramSpending spent) => new()
    {
        Json = Encoding.UTF8.GetString(PromotionWriter.ToJson(promotion).Span),
        Spent = spent.Kept(promotion.Id),
        Given = spent.Given(promotion.Id),
        Left = promotion.Budget is { } budget ? Math.Max(0, budget - spent.Given(promotion.Id)) : null,
        Version = catalogue.Version,
    };
}

using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Members;
using Loyalty.Grains.Promotions;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using Loyalty.Journal.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace Loyalty.Silo;

/// <summary>
/// Goes through an award some times before the silo joins the cluster, so that the first customers whose members move here do not wait
/// until its code is compiled. The awards go to a journal of their own, which is thrown away; the cluster's gets an append that it must
/// refuse.
/// </summary>
internal sealed partial class WarmUp(
    IJournal journal, Serializer serializer, TimeProvider time, ISeedSource seeds, ILivingHolders living, ILogger<WarmUp> logger)
    : IHostedService
{
    public const string Program = "warm-up";
    private const string Member = "warm-up/warm-up";
    private const int Orders = 100;
    private const long FarVersion = 1L << 40;

    public static readonly string Document = $$"""
        {
          "id": "{{Program}}", "name": { "en": "Warm-up" }, "timeZone": "UTC", "currencies": ["EUR"],
          "points": { "rounding": "down", "expire": { "after": "P12M", "from": "earning" } },
          "tiers": {
            "metric": "lifetimePoints",
            "levels": [{ "id": "all", "name": { "en": "All" }, "from": 0 }, { "id": "more", "name": { "en": "More" }, "from": 500 }]
          },
          "earn": [{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }]
        }
        """;

    /// <summary>What keeps it from being done (a disk that is read-only, say) keeps no silo from starting: it starts cold.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Run(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            StartsCold(failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Run(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-warm-up-");
        try
        {
            await using var own = SqliteJournal.Open(new SqliteJournalOptions(folder.FullName));
            await Award(own, cancellationToken);
            await Refused(cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Award(SqliteJournal own, CancellationToken cancellation)
    {
        await own.Append(Publication(), cancellation);
        var shelf = new CatalogueShelf(own, time);
        var budgets = new BudgetShelf(null!, own, shelf, new HolderRoll(own, shelf, living), living); // no budgets: it calls no grain
        var stream = new AccountStream(own, shelf, budgets, seeds, new EndlessTerm(), Program, Member);
        var (enrolment, _) = RequestReading.Enrol(new EnrolRequest { MemberId = Program }, Program);
        await stream.Execute(CommandIds.Enrol(Program), enrolment!, cancellation);
        for (var order = 0; order < Orders; order++)
        {
            await Award(stream, $"{order}", cancellation);
            await stream.CatchUp(isWoken: false, cancellation);
        }
    }

    private async Task Award(AccountStream stream, string order, CancellationToken cancellation)
    {
        OrderLine[] lines = [new() { Sku = "A", Quantity = 1, UnitPrice = 9.99m }];
        var request = Sent(new PurchaseRequest { OrderId = order, Currency = "EUR", Lines = lines });
        var (command, _) = RequestReading.Purchase(request);
        var answer = await stream.Execute(CommandIds.Purchase(order), command!, cancellation);
        Sent(new Answer<Receipt> { Value = Receipts.Of(answer.Value!.Event, answer.Value.Version, Program) });
    }

    private T Sent<T>(T value) => serializer.Deserialize<T>(serializer.SerializeToArray(value));

    private async Task Refused(CancellationToken cancellation)
    {
        await journal.Load(Streams.OfMember(Member), cancellation);
        await journal.Find(Streams.OfMember(Member), "none", cancellation);
        var never = Publication() with { ExpectedVersion = FarVersion, CommandId = "none" };
        await journal.Append(never, cancellation);
    }

    private static Append Publication() =>
        new(Streams.Catalogue(Program), 0, null, [CatalogueCodec.Write(new CatalogueEvent.ProgramPublished(Document))]);
}

using Loyalty.Contracts.Members;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Members;

public sealed class AwardCostTests
{
    private const int Awards = 500;

    [Fact]
    public async Task An_award_allocates_less_than_twelve_kilobytes_beside_store_and_socket()
    {
        var journal = new InstantJournal(CatalogueCodec.Write(new CatalogueEvent.ProgramPublished(Programs.Storefront)));
        var shelf = new CatalogueShelf(journal, new ShopClock());
        var stream = new AccountStream(journal, shelf, SiloLife.Budgets(journal, shelf), new CountedSeeds(), new EndlessTerm(), "storefront", "anna");
        var (enrol, _) = RequestReading.Enrol(new EnrolRequest { MemberId = "anna" }, "anna");
        (await stream.Execute(CommandIds.Enrol("anna"), enrol!, default)).Refusal.ShouldBeNull();
        var orders = Enumerable.Range(0, 2 * Awards).Select(order => Orders.Order($"{order}", 12.5m)).ToArray();

        await Award(stream, orders.AsMemory(0, Awards));
        var before = GC.GetAllocatedBytesForCurrentThread();
        await Award(stream, orders.AsMemory(Awards));
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Awards;
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes an award");
        bytes.ShouldBeInRange(1, 12_000);
    }

    private static async Task Award(AccountStream stream, ReadOnlyMemory<PurchaseRequest> orders)
    {
        for (var order = 0; order < orders.Length; order++)
        {
            var (command, _) = RequestReading.Purchase(orders.Span[order]);
            var answer = await stream.Execute(CommandIds.Purchase(command!.OrderId), command, default);
            Receipts.Of(answer.Value!.Event, answer.Value.Version, "anna").Points.ShouldBeGreaterThan(0);
        }
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Notifications;
using Loyalty.Domain.Promotions;
using Loyalty.Domain.Stock;
using Loyalty.Domain.Vouchers;
using Loyalty.Grains.Stored;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>
/// What is stored is pinned by the files beside this one. A case without a file gets one, and the test fails once: look at it and
/// check it in. A file that differs says that stored data would no longer mean what it did.
/// </summary>
public sealed class StoredTextTests : IDisposable
{
    private readonly List<string> made = [];

    public void Dispose() => made.ShouldBeEmpty("was missing and is made now: look at it, and check it in");

    [Fact]
    public void Every_case_has_a_sample()
    {
        StoredSamples.Events.Select(sample => sample.GetType()).ShouldBe(Cases(typeof(AccountEvent)), ignoreOrder: true);
        StoredSamples.CatalogueEvents.Select(sample => sample.GetType()).ShouldBe(Cases(typeof(CatalogueEvent)), ignoreOrder: true);
        StoredSamples.PromotionEvents.Select(sample => sample.GetType()).ShouldBe(Cases(typeof(PromotionEvent)), ignoreOrder: true);
        VoucherSamples.Events.Select(sample => sample.GetType()).ShouldBe(Cases(typeof(VoucherEvent)), ignoreOrder: true);
        WebhookSamples.Events.Select(sample => sample.GetType()).ShouldBe(Cases(typeof(WebhookEvent)), ignoreOrder: true);
        VoucherSamples.StockEvents.Select(sample => sample.GetType()).ShouldBe(Cases(typeof(StockEvent)), ignoreOrder: true);
    }

    [Fact]
    public void Every_event_of_a_voucher_is_written_as_ever_and_read_back()
    {
        foreach (var sample in VoucherSamples.Events)
        {
            var read = VoucherCodec.Read(Pinned($"Voucher{sample.GetType().Name}.json", VoucherCodec.Write(sample)));
            SameObjects.Differences(sample, read).ShouldBeEmpty();
        }

        var voucher = VoucherCodec.Form.ReadSnapshot(Pinned("VoucherSnapshot.json", VoucherCodec.Form.WriteSnapshot(VoucherSamples.Voucher)));
        SameObjects.Differences(VoucherSamples.Voucher, voucher).ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_of_a_webhook_is_written_as_ever_and_read_back()
    {
        foreach (var sample in WebhookSamples.Events)
        {
            var read = WebhookCodec.Read(Pinned($"Webhook{sample.GetType().Name}.json", WebhookCodec.Write(sample)));
            SameObjects.Differences(sample, read).ShouldBeEmpty();
        }

        var webhook = WebhookCodec.Form.ReadSnapshot(Pinned("WebhookSnapshot.json", WebhookCodec.Form.WriteSnapshot(WebhookSamples.Webhook)));
        SameObjects.Differences(WebhookSamples.Webhook, webhook).ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_of_a_stock_is_written_as_ever_and_read_back()
    {
        foreach (var sample in VoucherSamples.StockEvents)
        {
            var read = StockCodec.Read(Pinned($"Reward{sample.GetType().Name}.json", StockCodec.Write(sample)));
            SameObjects.Differences(sample, read).ShouldBeEmpty();
        }

        var stock = StockCodec.Form.ReadSnapshot(Pinned("RewardSnapshot.json", StockCodec.Form.WriteSnapshot(VoucherSamples.Stock)));
        stock.ShouldBe(VoucherSamples.Stock);
    }

    [Fact]
    public void Every_event_of_an_account_is_written_as_ever_and_read_back()
    {
        foreach (var sample in StoredSamples.Events)
        {
            var read = AccountCodec.Read(Pinned($"{sample.GetType().Name}.json", AccountCodec.Write(sample)));
            SameObjects.Differences(sample, read).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_event_of_a_catalogue_is_written_as_ever_and_read_back()
    {
        foreach (var sample in StoredSamples.CatalogueEvents)
        {
            var read = CatalogueCodec.Read(Pinned($"{sample.GetType().Name}.json", CatalogueCodec.Write(sample)));
            SameObjects.Differences(sample, read).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_event_of_a_budget_is_written_as_ever_and_read_back()
    {
        foreach (var sample in StoredSamples.PromotionEvents)
        {
            var read = PromotionCodec.Read(Pinned($"{sample.GetType().Name}.json", PromotionCodec.Write(sample)));
            SameObjects.Differences(sample, read).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_snapshot_is_written_as_ever_and_read_back()
    {
        var read = AccountCodec.ReadSnapshot(Pinned("Snapshot.json", AccountCodec.WriteSnapshot(StoredSamples.Account)));
        SameObjects.Differences(StoredSamples.Account, read).ShouldBeEmpty();
    }

    [Fact]
    public void Two_values_that_differ_are_told_apart()
    {
        var other = StoredSamples.Account with { Lots = [], Member = StoredSamples.Account.Member with { Tags = ["other"] } };
        SameObjects.Differences(StoredSamples.Account, other).ShouldBe(["Account.Lots", "Account.Member.Tags[0]"], ignoreOrder: true);
    }

    private static IEnumerable<Type> Cases(Type union) =>
        union.GetNestedTypes(BindingFlags.Public).Where(nested => nested.IsAssignableTo(union));

    /// <summary>The checked-in bytes, to which what is written is compared to the letter.</summary>
    private ReadOnlyMemory<byte> Pinned(string file, ReadOnlyMemory<byte> written, [CallerFilePath] string here = "")
    {
        var pinned = Path.Combine(AppContext.BaseDirectory, "Stored", file);
        var text = Encoding.UTF8.GetString(written.Span);
        if (!File.Exists(pinned))
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, file), text + "\n");
            made.Add(file);
            return written;
        }

        (text == File.ReadAllText(pinned).TrimEnd('\n')).ShouldBeTrue($"Stored/{file} would now be\n{text}");
        return Encoding.UTF8.GetBytes(File.ReadAllText(pinned).TrimEnd('\n'));
    }
}

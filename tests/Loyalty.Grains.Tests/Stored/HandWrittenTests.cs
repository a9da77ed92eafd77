using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>
/// What is written by hand is what the serializer would write, to the letter: so other builds, and what lies in journals, have it.
/// </summary>
public sealed class HandWrittenTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20260301, 1);

    [Fact]
    public void An_award_is_stored_as_the_serializer_would_store_it() =>
        Prop.ForAll(AnyObject.Any<AccountEvent.Purchased>(), award => Text(AccountCodec.Write(award)) == Text(BySerializer(award)))
            .Check(Many);

    [Fact]
    public void Awards_without_effects_and_vouchers_are_written_by_hand()
    {
        var award = StoredSamples.Events.OfType<AccountEvent.Purchased>().Single();
        PurchasedWriter.Knows(award).ShouldBeTrue();
        PurchasedWriter.Knows(award with { Effects = [] }).ShouldBeFalse();
        PurchasedWriter.Knows(award with { Earning = award.Earning with { Vouchers = [] } }).ShouldBeFalse();
    }

    [Fact]
    public void A_purchase_has_the_fingerprint_that_the_serializer_would_give_it() =>
        Prop.ForAll(AnyObject.Any<PurchaseRequest>(), request => Fingerprint.Of(request) == BySerializer(request)).Check(Many);

    private static ReadOnlyMemory<byte> BySerializer(AccountEvent.Purchased award) =>
        Envelope.Write("purchased", award, StoredJson.Default.Purchased);

    private static string BySerializer(PurchaseRequest request) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, FingerprintJson.Default.PurchaseRequest))[..16]);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}

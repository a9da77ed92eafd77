using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Api.Json;
using Loyalty.Api.Members;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Stored;

namespace Loyalty.Api.Tests.Json;

/// <summary>What is read and written by hand is what the serializer would read and write.</summary>
public sealed class HandWrittenTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20260301, 1);
    private static readonly JsonSerializerOptions Strict = Options();
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void A_receipt_is_answered_as_the_serializer_would_answer_it() => Prop
        .ForAll(
            AnyObject.Any<Receipt>(),
            receipt => Text(json => ReceiptWriter.Write(json, receipt)) == Text(json => BySerializer(json, receipt)))
        .Check(Many);

    [Fact]
    public void A_purchase_is_read_as_the_serializer_would_read_it_or_left_to_it() => Prop
        .ForAll(AnyBody(), body => ByHand(body.Text, body.Cut) is not { } read || Text(read) == Text(BySerializer(body.Text)!))
        .Check(Many);

    [Fact]
    public void Purchases_as_shops_send_them_are_read_by_hand_wherever_the_bytes_are_cut() => Prop
        .ForAll(
            AnyObject.Any<PurchaseRequest>(),
            Gen.Choose(0, 2_000).ToArbitrary(),
            (purchase, cut) =>
            {
                var usual = purchase with { Vouchers = null, PointsPaid = null };
                return ByHand(Text(usual), cut) is { } read && Text(read) == Text(usual);
            })
        .Check(Many);

    [Theory]
    [InlineData("""{"orderId":"a","currency":"USD","lines":[],"orderId":"a"}""")]
    [InlineData("""{"orderId":"a","currency":"USD","lines":[{"sku":"A","quantity":1,"unitPrice":1,"sku":"B"}]}""")]
    [InlineData("""{"orderId":"a","currency":"USD","lines":[null]}""")]
    [InlineData("""{"orderId":"a","currency":"USD","lines":[],"odd":1}""")]
    [InlineData("""{"orderId":"a","currency":"USD","lines":[]} {}""")]
    [InlineData("""{"orderId":"a","currency":"USD","lines":[],"occurredAt":"2026-01-01T10:00:00"}""")]
    [InlineData("""{"orderId":"\ud800","currency":"USD","lines":[]}""")]
    [InlineData("""{"orderId":"a","currency":"USD","lines":[]""")]
    [InlineData("""{"orderId":"a","currency":"USD"}""")]
    [InlineData("null")]
    [InlineData("")]
    public void What_is_wrong_is_left_to_the_serializer_to_tell(string body)
    {
        ByHand(body, 0).ShouldBeNull();
        Should.Throw<JsonException>(() => BySerializer(body) ?? throw new JsonException("null"));
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);
        return options;
    }

    /// <summary>A purchase's body, most of them with something cut out, said twice or put elsewhere.</summary>
    private static Arbitrary<(string Text, int Cut)> AnyBody() => Arb.From(
        from purchase in AnyObject.Any<PurchaseRequest>().Generator
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (Mangled(Text(purchase), new Random(seed)), seed % 2_000));

    private static string Mangled(string text, Random random)
    {
        var tokens = text.Split(',');
        for (var times = random.Next(3); times > 0; times--)
        {
            var (one, other) = (random.Next(tokens.Length), random.Next(tokens.Length));
            tokens = random.Next(4) switch
            {
                0 => [.. tokens[..one], .. tokens[(one + 1)..]],
                1 => [.. tokens[..one], tokens[other], .. tokens[one..]],
                2 => [.. tokens.Select((token, place) => place == one ? tokens[other] : place == other ? tokens[one] : token)],
                _ => [.. tokens[..one], Shortened(tokens[one], random), .. tokens[(one + 1)..]],
            };
            tokens = tokens.Length == 0 ? [""] : tokens;
        }

        return string.Join(',', tokens);
    }

    private static string Shortened(string token, Random random) =>
        token.Length == 0 ? token : token.Remove(random.Next(token.Length), 1);

    private static PurchaseRequest? ByHand(string body, int cut)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var place = Math.Min(cut, bytes.Length);
        var first = new Segment(bytes.AsMemory(0, place), 0);
        var last = first.Then(bytes.AsMemory(place));
        return PurchaseReader.Read(new ReadOnlySequence<byte>(first, 0, last, bytes.Length - place));
    }

    private static PurchaseRequest? BySerializer(string body) =>
        (PurchaseRequest?)JsonSerializer.Deserialize(body, Strict.GetTypeInfo(typeof(PurchaseRequest)));

    private static void BySerializer(Utf8JsonWriter json, Receipt receipt) =>
        JsonSerializer.Serialize(json, receipt, ApiJson.Default.Receipt);

    private static string Text(PurchaseRequest purchase) => JsonSerializer.Serialize(purchase, ApiJson.Default.PurchaseRequest);

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> bytes, long before) => (Memory, RunningIndex) = (bytes, before);

        public Segment Then(ReadOnlyMemory<byte> bytes)
        {
            var next = new Segment(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}

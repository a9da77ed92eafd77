using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.Domain.Accounts;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>An event that an older release wrote lacks the fields that came later.</summary>
public sealed class OlderEventTests
{
    [Fact]
    public void An_event_without_an_optional_field_is_read_as_if_it_were_empty()
    {
        var count = 0;
        foreach (var (place, older) in StoredSamples.Events.SelectMany(sample => Without(sample, isRequired: false)))
        {
            var happened = AccountCodec.Read(older);
            SameObjects.Holes(happened).ShouldBeEmpty(place);
            Should.NotThrow(() => Receipts.Of(AccountCodec.Read(AccountCodec.Write(happened)), 1, "m-1"), place);
            Should.NotThrow(() => StoredSamples.Account.Evolve(happened), place);
            count++;
        }

        count.ShouldBeGreaterThan(80);
    }

    [Fact]
    public void An_event_without_a_required_field_is_not_made_up()
    {
        var older = StoredSamples.Events.SelectMany(sample => Without(sample, isRequired: true)).ToList();
        older.Count.ShouldBeGreaterThan(60);
        older.ForEach(item => Should.Throw<JsonException>(() => AccountCodec.Read(item.Text), item.Place));
    }

    [Fact]
    public void A_snapshot_without_an_optional_field_is_read_as_if_it_were_empty()
    {
        var text = AccountCodec.WriteSnapshot(StoredSamples.Account);
        foreach (var (place, older) in Changed(text, typeof(Account), isRequired: false, (parent, name) => parent.Remove(name)))
        {
            SameObjects.Holes(AccountCodec.ReadSnapshot(older).ShouldNotBeNull(place)).ShouldBeEmpty(place);
        }
    }

    [Fact]
    public void Every_figure_at_zero_can_be_read_again()
    {
        foreach (var sample in StoredSamples.Events)
        {
            var zeros = Changed(AccountCodec.Write(sample), sample.GetType(), null, (parent, name) => parent[name] = Zero(parent[name]));
            foreach (var (place, zero) in zeros)
            {
                Should.NotThrow(() => AccountCodec.Write(AccountCodec.Read(AccountCodec.Write(AccountCodec.Read(zero)))), place);
            }
        }
    }

    [Fact]
    public void An_event_of_a_later_release_is_refused_with_advice()
    {
        Should.Throw<JsonException>(() => AccountCodec.Read("{\"merged\":{}}"u8.ToArray())).Message.ShouldContain("later release");
        Should.Throw<JsonException>(() => PromotionCodec.Read("{\"merged\":{}}"u8.ToArray())).Message.ShouldContain("later release");
        Should.Throw<JsonException>(() => CatalogueCodec.Read("{\"merged\":{}}"u8.ToArray())).Message.ShouldContain("later release");
    }

    private static JsonNode? Zero(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number => 0,
        JsonValueKind.True => false,
        _ => node?.DeepClone(),
    };

    private static IEnumerable<(string Place, ReadOnlyMemory<byte> Text)> Without(AccountEvent sample, bool isRequired) =>
        Changed(AccountCodec.Write(sample), sample.GetType(), isRequired, (parent, name) => parent.Remove(name));

    /// <summary>The text with one field changed, for each of its fields, or of those that are required, or not.</summary>
    private static IEnumerable<(string Place, ReadOnlyMemory<byte> Text)> Changed(
        ReadOnlyMemory<byte> text, Type type, bool? isRequired, Action<JsonObject, string> change)
    {
        var fields = StoredFields.Of(JsonNode.Parse(text.Span)!, type, isRequired).Count();
        for (var field = 0; field < fields; field++)
        {
            var root = JsonNode.Parse(text.Span)!;
            var (parent, name) = StoredFields.Of(root, type, isRequired).ElementAt(field);
            var place = $"{parent.GetPath()}.{name}";
            change(parent, name);
            yield return (place, Encoding.UTF8.GetBytes(root.ToJsonString()));
        }
    }
}

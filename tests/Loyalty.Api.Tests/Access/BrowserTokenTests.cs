using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.Api.Access;
using Loyalty.Api.Tests.Fakes;
using static System.Buffers.Text.Base64Url;

namespace Loyalty.Api.Tests.Access;

public sealed class BrowserTokenTests : IAsyncLifetime
{
    private static readonly byte[] Signing = Convert.FromHexString(new string('7', 64));
    private readonly SetTime time = new();
    private readonly IGrainFactory grains = FakeGrains.Create();
    private readonly KeyShelf keys;
    private readonly BrowserTokens tokens;

    public BrowserTokenTests()
    {
        keys = new KeyShelf(grains, new KeyShelfOptions(), time);
        tokens = new BrowserTokens(keys, new KeyShelfOptions(), time);
    }

    public async ValueTask InitializeAsync() => await keys.LookAtOnce();

    public ValueTask DisposeAsync()
    {
        tokens.Dispose();
        keys.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_token_is_good_for_its_member_until_its_last_second()
    {
        var (text, until) = tokens.Issue("shop", "ann");
        until.ShouldBe(time.Now.AddMinutes(10));
        (await tokens.Check(text)).ShouldBe(new BrowserToken("shop", "ann", until));
        time.Now = until.AddTicks(-1);
        (await tokens.Check(text)).ShouldNotBeNull();
        time.Now = until;
        (await tokens.Check(text)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_was_changed_or_made_by_another_is_none()
    {
        var (text, _) = tokens.Issue("shop", "ann");
        var (head, body) = (Part(text, 0), Part(text, 1));
        (await tokens.Check(Signed(head, body))).ShouldNotBeNull("else the lines below show nothing");

        (await tokens.Check(Signed(head, With(body, "sub", "bea"), text.Split('.')[2]))).ShouldBeNull();
        (await tokens.Check(Signed(head, body, "x"))).ShouldBeNull();
        (await tokens.Check(Signed(head, body, ""))).ShouldBeNull();
        (await tokens.Check(Signed(With(head, "alg", "none"), body, ""))).ShouldBeNull();
        (await tokens.Check(Signed(With(head, "alg", "HS384"), body))).ShouldBeNull();
        (await tokens.Check(Signed(With(head, "kid", "other"), body))).ShouldBeNull();
        (await tokens.Check(Signed(Without(head, "kid"), body))).ShouldBeNull();
        (await tokens.Check(Signed(head, With(body, "iss", "else")))).ShouldBeNull();
        (await tokens.Check(Signed(head, With(body, "aud", "else")))).ShouldBeNull();
        foreach (var claim in (string[])["iss", "aud", "exp", "sub", "program"])
            (await tokens.Check(Signed(head, Without(body, claim)))).ShouldBeNull(claim);
        (await tokens.Check("..")).ShouldBeNull();
        (await tokens.Check("a.b.c")).ShouldBeNull();
    }

    private static string Signed(JsonObject head, JsonObject body, string? signature = null)
    {
        var text = $"{Encoded(head)}.{Encoded(body)}";
        return $"{text}.{signature ?? EncodeToString(HMACSHA256.HashData(Signing, Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Encoded(JsonObject part) => EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));

    private static JsonObject Part(string token, int place) => JsonNode.Parse(DecodeFromChars(token.Split('.')[place]))!.AsObject();

    private static JsonObject With(JsonObject part, string name, string value)
    {
        var changed = part.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    private static JsonObject Without(JsonObject part, string name)
    {
        var changed = part.DeepClone().AsObject();
        changed.Remove(name);
        return changed;
    }
}

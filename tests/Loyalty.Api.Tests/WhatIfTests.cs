using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Loyalty.Api.Tests;

/// <summary>A changed document is tried over HTTP, on the engine itself.</summary>
public sealed class WhatIfTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Shop = "v1/programs/shop";
    private const string Points600 = """{"balance":600,"pending":0,"held":0,"owed":0,"lifetimePoints":600,"liability":[]}""";
    private static readonly string Lower = Changed(program => program["tiers"]!["levels"]![1]!["from"] = 500);

    [Fact]
    public async Task The_answer_tells_who_moves_and_what_it_costs_and_goes_on_with_next()
    {
        foreach (var (member, price) in new[] { ("ann", 4), ("bob", 6), ("zoë%", 20) })
            await Buy(member, price);

        var first = await Try(Lower, "?limit=2");
        var second = await Try(Lower, $"?limit=2&after={first["next"]}");

        first["members"]!.GetValue<long>().ShouldBe(2);
        first["total"]!.GetValue<long>().ShouldBe(3);
        first["movers"]!.ToJsonString().ShouldBe("""[{"memberId":"bob","from":"bronze","to":"silver"}]""");
        first["moves"]!.AsArray().Single(move => (string)move!["to"]! == "silver")!.ToJsonString().ShouldBe(
            $$"""{"from":"bronze","to":"silver","members":1,"before":{{Points600}},"after":{{Points600}}}""");
        second["members"]!.GetValue<long>().ShouldBe(1);
        second["total"].ShouldBeNull();
        second["next"].ShouldBeNull();
        var elsewhere = await Try(Lower, $"?after={System.Buffers.Text.Base64Url.EncodeToString("zoë%"u8)}");
        elsewhere["members"]!.GetValue<long>().ShouldBe(0);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=1001")]
    [InlineData("?limit=x")]
    [InlineData("?after=%20")]
    [InlineData("?after=ICA")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        using var answer = await server.Post($"{Shop}/what-if{query}", Lower);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_faulty_document_is_told_like_when_it_is_put()
    {
        var faulty = Changed(program => program["timeZone"] = "Mars/Olympus");
        using var tried = await server.Post($"{Shop}/what-if", faulty);
        using var put = await server.Put(Shop, faulty);

        tried.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tried.Content.ReadAsStringAsync()).ShouldBe(await put.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("v1/programs/none/what-if", "{}", HttpStatusCode.NotFound)]
    [InlineData(Shop + "/what-if", "", HttpStatusCode.BadRequest)]
    [InlineData(Shop + "/what-if", "{", HttpStatusCode.BadRequest)]
    [InlineData(Shop + "/what-if", "[]", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_document_of_a_program_is_refused(string path, string body, HttpStatusCode expected)
    {
        using var answer = await server.Post(path, body);
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
    }

    private async Task Buy(string member, int price)
    {
        (await server.Post($"{Shop}/members", $$"""{"memberId":"{{member}}"}""")).StatusCode.ShouldBe(HttpStatusCode.Created);
        var order = $$"""{"orderId":"o","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":{{price}}}]}""";
        (await server.Post($"{Shop}/members/{Uri.EscapeDataString(member)}/purchases", order)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private async Task<JsonNode> Try(string document, string query)
    {
        using var answer = await server.Post($"{Shop}/what-if{query}", document);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    private static string Changed(Action<JsonNode> change)
    {
        var program = JsonNode.Parse(ApiServer.Program)!;
        change(program);
        return program.ToJsonString(JsonSerializerOptions.Web);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Loyalty.Api.Tests;

/// <summary>Bodies that are no request.</summary>
public class HostileInputTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Purchases = "v1/programs/shop/members/anyone/purchases";

    [Theory]
    [InlineData("", "", "without a body")]
    [InlineData("{", "", "cut off")]
    [InlineData("null", "", "nothing")]
    [InlineData("[]", "", "an array")]
    [InlineData("\"order\"", "", "a string")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[]}garbage""", "", "more after the end")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[],}""", "", "a trailing comma")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[] /* so */}""", "", "a comment")]
    [InlineData("""{"orderId":"o","currency":"USD"}""", "", "a field missing")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[],"colour":"red"}""", "/colour", "an unknown field")]
    [InlineData("""{"OrderId":"o","currency":"USD","lines":[]}""", "/OrderId", "a field in other case")]
    [InlineData("""{"orderId":"o","orderId":"p","currency":"USD","lines":[]}""", "/orderId", "a field twice")]
    [InlineData("""{"orderId":null,"currency":"USD","lines":[]}""", "/orderId", "null where a value is needed")]
    [InlineData("""{"orderId":7,"currency":"USD","lines":[]}""", "/orderId", "a number for a string")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":{}}""", "/lines", "an object for an array")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[null]}""", "", "a null in an array")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[],"vouchers":[null]}""", "", "a null in another array")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[{"sku":"a","quantity":"1","unitPrice":1}]}""", "/lines/0/quantity", "a number as a string")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[{"sku":"a","quantity":1.5,"unitPrice":1}]}""", "/lines/0/quantity", "half a piece")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[{"sku":"a","quantity":1,"unitPrice":1e40}]}""", "/lines/0/unitPrice", "a price without end")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[{"sku":"a","quantity":99999999999,"unitPrice":1}]}""", "/lines/0/quantity", "too many pieces")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[{"sku":"a","quantity":1,"unitPrice":NaN}]}""", "/lines/0/unitPrice", "no number")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[],"occurredAt":"2026-11-27T18:30:00"}""", "/occurredAt", "a time without offset")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[],"occurredAt":"2026-11-27"}""", "/occurredAt", "a day for a time")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[],"occurredAt":"2026-02-30T00:00:00Z"}""", "/occurredAt", "a day that never was")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[],"occurredAt":1795804200}""", "/occurredAt", "a number for a time")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[],"occurredAt":""}""", "/occurredAt", "an empty time")]
    public async Task A_body_that_is_not_right_is_refused_and_told_where(string body, string pointer, string because)
    {
        using var answer = await server.Post(Purchases, body);

        var problem = await Problem(answer, HttpStatusCode.BadRequest, "bad-request");
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace(because);
        problem.GetProperty("detail").GetString()!.ShouldNotContain("Loyalty.", Case.Sensitive, because);
        if (pointer.Length > 0)
            problem.GetProperty("faults")[0].GetProperty("pointer").GetString().ShouldBe(pointer, because);
    }

    [Theory]
    [InlineData("""{"orderId":7,"currency":"USD","lines":[]}""", "Here belongs a string.")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[{"sku":"a","quantity":"1","unitPrice":1}]}""", "Here belongs a number.")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[{"sku":"a","quantity":1.5,"unitPrice":1}]}""",
        "Here belongs a whole number of at most 2147483647.")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[{"sku":"a","quantity":1,"unitPrice":1e40}]}""", "Here belongs a decimal number.")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":[],"pointsPaid":1.5}""", "Here belongs a whole number.")]
    [InlineData("""{"orderId":"o","currency":"USD","lines":{}}""", "Here belongs an array.")]
    public async Task A_value_of_another_kind_is_told_what_belongs_there(string body, string told)
    {
        using var answer = await server.Post(Purchases, body);

        var problem = await Problem(answer, HttpStatusCode.BadRequest, "bad-request");
        problem.GetProperty("faults")[0].GetProperty("detail").GetString()!.ShouldStartWith(told);
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_refused()
    {
        byte[][] bodies =
        [
            [.. "{\"orderId\":\""u8, 0xC3, 0x28, .. "\",\"currency\":\"USD\",\"lines\":[]}"u8],
            [0xFF, 0xFE, 0x7B, 0x00],
            [.. "{\"orderId\":\"\\uD800\",\"currency\":\"USD\",\"lines\":[]}"u8],
        ];
        foreach (var body in bodies)
        {
            using var sent = Json(body);
            using var purchase = await server.Client.PostAsync(Purchases, sent);
            await Problem(purchase, HttpStatusCode.BadRequest, "bad-request");
            using var resent = Json(body);
            using var program = await server.Client.PutAsync("v1/programs/other", resent);
            ((int)program.StatusCode).ShouldBeInRange(400, 422);
        }
    }

    [Theory]
    [InlineData(Purchases)]
    [InlineData("v1/programs/deep")]
    public async Task A_body_nested_without_end_is_refused(string path)
    {
        var body = string.Concat(Enumerable.Repeat("{\"lines\":[", 5000));
        using var answer = path == Purchases ? await server.Post(path, body) : await server.Put(path, body);

        await Problem(answer, HttpStatusCode.BadRequest, "bad-request");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_256_KB_is_refused_with_413(bool withLength)
    {
        using var content = new StringContent("\"" + new string('x', 300 * 1024) + "\"", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, Purchases) { Content = content };
        request.Headers.TransferEncodingChunked = !withLength;
        request.Headers.ExpectContinue = true;

        using var answer = await server.Client.SendAsync(request);

        await Problem(answer, HttpStatusCode.RequestEntityTooLarge, "too-large");
        answer.Headers.ConnectionClose.ShouldBe(true);
    }

    [Fact]
    public async Task A_document_over_256_KB_is_refused_with_413()
    {
        using var answer = await server.Put("v1/programs/large", "\"" + new string('x', 300 * 1024) + "\"");

        await Problem(answer, HttpStatusCode.RequestEntityTooLarge, "too-large");
        answer.Headers.ConnectionClose.ShouldBe(true);
    }

    [Fact]
    public async Task A_connection_outlives_a_refused_body()
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        var connections = 0;
        handler.ConnectCallback = async (context, cancellation) =>
        {
            connections++;
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var client = new HttpClient(handler) { BaseAddress = server.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = server.Client.DefaultRequestHeaders.Authorization;
        for (var number = 0; number < 20; number++)
        {
            using var document = Json("{]"u8.ToArray());
            using var refused = await client.PutAsync("v1/programs/other", document);
            using var purchase = Json("{]"u8.ToArray());
            using var refusedToo = await client.PostAsync(Purchases, purchase);
            await Problem(refusedToo, HttpStatusCode.BadRequest, "bad-request");
        }

        connections.ShouldBe(1);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type_is_refused_with_415(string type)
    {
        using var content = new StringContent("{}", Encoding.UTF8, type);
        using var answer = await server.Client.PostAsync(Purchases, content);

        await Problem(answer, HttpStatusCode.UnsupportedMediaType, "not-json");
    }

    private static ByteArrayContent Json(byte[] body) =>
        new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    internal static async Task<JsonElement> Problem(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("code").GetString().ShouldBe(code, text);
        return problem;
    }
}

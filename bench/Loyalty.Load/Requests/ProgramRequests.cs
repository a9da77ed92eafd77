using Loyalty.Load.Http;

namespace Loyalty.Load.Requests;

/// <summary>The calls of the loyalty API that the load makes.</summary>
internal static class ProgramRequests
{
    private const string MemberId = "load-" + RequestTemplate.Member;

    /// <summary>Enrols a member; the same again is the same member.</summary>
    public static RequestTemplate Enrol(Target target, string program) =>
        RequestTemplate.Create(
            target, $"/v1/programs/{program}/members", $$"""{"memberId":"{{MemberId}}","region":"US","currency":"USD"}""");

    /// <summary>A purchase of three lines with shipping and tax; <paramref name="run"/> keeps runs apart.</summary>
    public static RequestTemplate Purchase(Target target, string program, string run) =>
        RequestTemplate.Create(
            target,
            $"/v1/programs/{program}/members/{MemberId}/purchases",
            $$"""
            {"orderId":"{{run}}-{{RequestTemplate.Order}}","currency":"USD","lines":[
            {"sku":"SHOE-0042-BLK-9","category":"shoes","quantity":1,"unitPrice":59.95},
            {"sku":"SOCK-0007-GRY-M","category":"accessories","quantity":3,"unitPrice":4.50},
            {"sku":"CARE-0001","category":"care","quantity":1,"unitPrice":7.25}],
            "shipping":4.95,"tax":6.46,"channel":"web","paymentMethod":"card"}
            """.ReplaceLineEndings(""));

    /// <summary>Follows a member live.</summary>
    public static RequestTemplate Follow(Target target, string program) =>
        RequestTemplate.Create(target, $"/v1/programs/{program}/members/{MemberId}/live");

    /// <summary>Reads a member.</summary>
    public static RequestTemplate Read(Target target, string program) =>
        RequestTemplate.Create(target, $"/v1/programs/{program}/members/{MemberId}");
}

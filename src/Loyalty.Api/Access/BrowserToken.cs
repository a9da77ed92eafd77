namespace Loyalty.Api.Access;

/// <summary>The right of a browser to read one member, for minutes.</summary>
internal sealed record BrowserToken(string Program, string Member, DateTimeOffset Until)
{
    /// <summary>Whether it is good for a request whose endpoint names the member so.</summary>
    public bool Reads(OfMember place, HttpRequest request) =>
        request.RouteValues["program"] as string == Program && place switch
        {
            OfMember.InPath => request.RouteValues["member"] as string == Member,
            OfMember.InQuery => request.Query["memberId"] is var named && (named.Count == 0 || (named.Count == 1 && named[0] == Member)),
            _ => false,
        };
}

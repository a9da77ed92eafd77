using Loyalty.Api.Access;
using Loyalty.Api.Console.Sessions;

namespace Loyalty.Api.Console.Pages;

/// <summary>
/// One request of a person for a page: who asks, about which program, and what became of it. Injected into components.
/// </summary>
internal sealed class Visit
{
    private HttpContext? context;

    /// <summary>Who is signed in; null on the page that asks who it is.</summary>
    public Caller? Caller => context?.Features.Get<Visitor>()?.Caller;

    /// <summary>The program in the address; empty where it is about none.</summary>
    public string Program => context?.Request.RouteValues["program"] as string ?? "";

    /// <summary>
    /// The program whose rooms are shown on the way: the one in the address, or the one that somebody came from.
    /// </summary>
    public string Home => Program.Length > 0 ? Program : Identifier.IsRight(Query("from")) ? Query("from") : "";

    /// <summary>What the program's document says; only on pages of a program.</summary>
    public ProgramFacts Facts { get; set; } = new("", TimeZoneInfo.Utc, [], 0);

    /// <summary>What forms send along, see <see cref="FormToken"/>.</summary>
    public string Token => context?.Features.Get<Visitor>()?.Session.FormToken ?? "";

    /// <summary>The path that was asked for.</summary>
    public string Path => context?.Request.Path.Value ?? "";

    /// <summary>The answer's HTTP status. A page that finds out that something is missing sets it.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>The title of the document; the shell sets it.</summary>
    public string Title { get; set; } = "";

    /// <summary>What was done just before, once.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Whether who is signed in may do what an endpoint of the API does, by its name.</summary>
    public bool May(string name) => Caller?.May(AccessRules.Of(name).Needs, Program.Length == 0 ? null : Program) is true;

    /// <summary>Which roles may do what an endpoint of the API does, in words.</summary>
    public static string RolesFor(string name) => Refused.Roles(AccessRules.Of(name).Needs);

    /// <summary>A value of the query; empty where it is missing.</summary>
    public string Query(string name) => context?.Request.Query[name].ToString() ?? "";

    public void Begin(HttpContext request, int status)
    {
        (context, Status) = (request, status);
        Said = Saying.Take(request);
    }
}

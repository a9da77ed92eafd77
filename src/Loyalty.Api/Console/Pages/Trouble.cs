using Loyalty.Api.Answers;

namespace Loyalty.Api.Console.Pages;

/// <summary>A problem as a page.</summary>
internal static class Trouble
{
    public static Task Write(HttpContext context, Problem problem)
    {
        Hosting.Page.Protect(context.Response.Headers); // what has broken down has taken them away
        context.Response.Headers.CacheControl = "no-store";
        return Page.Write<TroublePage>(
            context,
            problem.Status,
            new()
            {
                ["Title"] = problem.Title,
                ["Detail"] = problem.Detail,
                ["Code"] = problem.Code,
                ["Faults"] = problem.Faults ?? [],
            });
    }
}

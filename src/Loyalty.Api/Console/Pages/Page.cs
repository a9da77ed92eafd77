using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Loyalty.Api.Console.Pages;

/// <summary>
/// Draws pages: Razor components, rendered once, on the server. What is drawn has no script or style in it, so the content
/// policy need allow none.
/// </summary>
internal static class Page
{
    private const string ContentType = "text/html; charset=utf-8";

    /// <summary>Answers with a page; where its component finds out that there is trouble, with the status of that.</summary>
    public static async Task Write<TPage>(
        HttpContext context, int status = StatusCodes.Status200OK, Dictionary<string, object?>? parameters = null)
        where TPage : IComponent
    {
        var services = context.RequestServices;
        var visit = services.GetRequiredService<Visit>();
        visit.Begin(context, status);
        var body = await Draw<TPage>(services, parameters ?? []);
        context.Response.StatusCode = visit.Status;
        context.Response.ContentType = ContentType;
        await context.Response.WriteAsync(Document(visit.Title, body), Encoding.UTF8, context.RequestAborted);
    }

    /// <summary>Draws a component by itself.</summary>
    public static async Task<string> Draw<TComponent>(IServiceProvider services, Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <summary>Has the browser ask for another page, after something was done.</summary>
    public static Task GoTo(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
        return Task.CompletedTask;
    }

    private static string Document(string title, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{HtmlEncoder.Default.Encode(title)} · Loyalty console</title>
        <link rel="icon" href="/icon.svg">
        <link rel="stylesheet" href="/console.css">
        <script type="module" src="/console.js"></script>
        </head>
        <body>
        {body}
        </body>
        </html>
        """;
}

using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class PurchasesApi
{
    public static void MapPurchases(this IEndpointRouteBuilder member) =>
        member.MapPost("/purchases", Purchase)
            .WithName("AwardPurchase").WithTags("Purchases").WithSummary("Awards an order")
            .Add(endpoint => Shorten(endpoint, member.ServiceProvider));

    private static async Task<Done<Receipt>> Purchase(string program, string member, PurchaseRequest request, IGrainFactory grains) =>
        new(await grains.Member(program, member).Purchase(request));

    /// <summary>
    /// A body that is here already, and as bodies usually are, goes a shorter way; for any other the framework does what it does, and
    /// what is wrong is told by it alone.
    /// </summary>
    private static void Shorten(EndpointBuilder endpoint, IServiceProvider services)
    {
        var framework = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context => BodyAtHand(context.Request) is { } request
            ? Award(context, request, services.GetRequiredService<IGrainFactory>())
            : framework(context);
    }

    private static async Task Award(HttpContext context, PurchaseRequest request, IGrainFactory grains)
    {
        var route = context.Request.RouteValues;
        var member = grains.Member((string)route["program"]!, (string)route["member"]!);
        await new Done<Receipt>(await member.Purchase(request)).ExecuteAsync(context);
    }

    private static PurchaseRequest? BodyAtHand(HttpRequest request)
    {
        if (!IsJson(request.ContentType) || !request.BodyReader.TryRead(out var read))
            return null;
        var purchase = read.IsCompleted ? PurchaseReader.Read(read.Buffer) : null;
        request.BodyReader.AdvanceTo(purchase is null ? read.Buffer.Start : read.Buffer.End);
        return purchase;
    }

    private static bool IsJson(string? contentType) =>
        string.Equals(contentType, Body.Json, StringComparison.OrdinalIgnoreCase)
        || string.Equals(contentType, $"{Body.Json}; charset=utf-8", StringComparison.OrdinalIgnoreCase);
}

using Microsoft.OpenApi;

namespace Loyalty.Api.Hosting;

/// <summary>The OpenAPI document. It is made when it is asked for: nothing of it costs a start.</summary>
internal static class Description
{
    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Loyalty", Version = "1", Description = "A real-time loyalty engine for shops." };
            return Task.CompletedTask;
        });
    });

    public static void MapDescription(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json");
}

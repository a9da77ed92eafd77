using Loyalty.Api.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Loyalty.Api.Hosting;

/// <summary>The OpenAPI document. It is made when it is asked for: nothing of it costs a start.</summary>
internal static class Description
{
    private const string Key = "key";

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) => Done(() => Introduce(document)));
        options.AddOperationTransformer((operation, context, _) => Done(() => Protect(operation, context)));
        options.AddSchemaTransformer((schema, context, _) => Done(() => Name(schema, context.JsonTypeInfo.Type)));
    });

    public static void MapDescription(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json");

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Loyalty", Version = "1", Description = "A real-time loyalty engine for shops." };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
    }

    private static void Protect(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessRule>().Any(rule => !rule.IsOpen))
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] }];
    }

    // What our converters write, and that money is decimal.
    private static void Name(OpenApiSchema schema, Type type)
    {
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset))
            schema.Type = Nullable.GetUnderlyingType(type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        else if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(decimal))
            schema.Format = null;
    }

    private static Task Done(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}

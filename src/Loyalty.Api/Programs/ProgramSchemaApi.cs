using Microsoft.AspNetCore.Http.HttpResults;

namespace Loyalty.Api.Programs;

internal static class ProgramSchemaApi
{
    private const string ContentType = "application/schema+json";

    private static readonly Lazy<byte[]?> Schema = new(Read);

    public static void MapProgramSchema(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/program.schema.json", Get).WithName("GetProgramSchema").WithTags("Programs")
            .WithSummary("The JSON Schema of program documents; needs no key").Produces<string>(StatusCodes.Status200OK, ContentType);

    private static Results<FileContentHttpResult, NotFound> Get() =>
        Schema.Value is { } schema ? TypedResults.Bytes(schema, ContentType) : TypedResults.NotFound();

    private static byte[]? Read()
    {
        using var stream = typeof(ProgramSchemaApi).Assembly.GetManifestResourceStream("program.schema.json");
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

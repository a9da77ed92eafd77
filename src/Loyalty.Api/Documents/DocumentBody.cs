using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Loyalty.Api.Answers;
using Microsoft.AspNetCore.Http.Metadata;

namespace Loyalty.Api.Documents;

/// <summary>A body that is passed on as the JSON text that it is; only that it is JSON in UTF-8 is checked.</summary>
internal sealed record DocumentBody(string Json) : IEndpointParameterMetadataProvider
{
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([Body.Json], typeof(JsonElement)));

    public static async ValueTask<DocumentBody?> BindAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync();
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            try
            {
                return new DocumentBody(Check(read.Buffer));
            }
            finally
            {
                reader.AdvanceTo(read.Buffer.End); // or the connection could not be used again
            }
        }
    }

    private static string Check(ReadOnlySequence<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            while (json.Read())
            {
            }
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body is not JSON.", StatusCodes.Status400BadRequest, exception);
        }
        catch (DecoderFallbackException)
        {
            throw new BadHttpRequestException("The body is not UTF-8.");
        }
    }
}

using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Loyalty.Api.Json;
using Loyalty.Api.Members;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Microsoft.AspNetCore.Http.Metadata;

namespace Loyalty.Api.Answers;

/// <summary>A grain's answer to a question: 200 with the value, or the refusal's problem.</summary>
internal sealed class Answered<T>(Answer<T> answer) : IResult, IEndpointMetadataProvider
    where T : class
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [Body.Json]));
        AnswerMetadata.AddProblems(builder);
    }

    public Task ExecuteAsync(HttpContext httpContext) =>
        answer.Refusal is { } refusal
            ? Problem.Of(refusal).Write(httpContext)
            : Body.Write(httpContext.Response, answer.Value!, Types.Of<T>());
}

/// <summary>
/// A grain's answer to a command: 201 the first time, 200 with <c>Idempotent-Replay: true</c> after that, or the refusal's problem.
/// </summary>
internal sealed class Done<T>(Answer<T> answer) : IResult, IEndpointMetadataProvider
    where T : class
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), [Body.Json]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [Body.Json]));
        AnswerMetadata.AddProblems(builder);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (answer.Refusal is { } refusal)
            return Problem.Of(refusal).Write(httpContext);
        if (answer.Replayed)
            httpContext.Response.Headers["Idempotent-Replay"] = "true";
        else
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
        return answer.Value is Receipt receipt
            ? Body.Write(httpContext.Response, receipt, ReceiptWriter.Write)
            : Body.Write(httpContext.Response, answer.Value!, Types.Of<T>());
    }
}

/// <summary>How a type is written, looked up once.</summary>
internal static class Types
{
    public static JsonTypeInfo<T> Of<T>() => Known<T>.Type;

    private static class Known<T>
    {
        public static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)ApiJson.Default.GetTypeInfo(typeof(T))!;
    }
}

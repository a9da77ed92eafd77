using System.Reflection;
using System.Text;
using System.Text.Json;
using Loyalty.Api.Answers;
using Loyalty.Contracts;
using Loyalty.Contracts.Catalogue;
using Microsoft.AspNetCore.Http.Metadata;

namespace Loyalty.Api.Programs;

/// <summary>A program document as it was put, byte for byte.</summary>
internal sealed class DocumentAnswer(Answer<ProgramDocument> answer) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(JsonElement), [Body.Json]));
        AnswerMetadata.AddProblems(builder);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (answer.Refusal is { } refusal)
            return Problem.Of(refusal).Write(httpContext);
        Body.Write(httpContext.Response, Encoding.UTF8.GetBytes(answer.Value!.Json));
        return Task.CompletedTask;
    }
}

using Loyalty.Api.Answers;
using Loyalty.Api.Documents;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Programs;

internal static class ProgramsApi
{
    public static void MapPrograms(this IEndpointRouteBuilder program)
    {
        program.MapPut("", Put).WithName("PutProgram").WithSummary("Puts a program document in force");
        program.MapGet("", Get).WithName("GetProgram").WithSummary("The program document in force");
    }

    private static async Task<Answered<ProgramVersion>> Put(string program, DocumentBody document, IGrainFactory grains) =>
        new(await grains.GetGrain<ICatalogueGrain>(program).Publish(document.Json));

    private static async Task<DocumentAnswer> Get(string program, IGrainFactory grains) =>
        new(await grains.GetGrain<ICatalogueGrain>(program).Get());
}

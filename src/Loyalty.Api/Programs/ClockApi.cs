using Loyalty.Api.Answers;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Programs;

internal static class ClockApi
{
    public static void MapClock(this IEndpointRouteBuilder program) =>
        program.MapPut("/clock", Move).WithName("MoveClock").WithTags("Clock")
            .WithSummary("Moves a sandbox program's clock forward; answers when everything due by then is done");

    private static async Task<Answered<ProgramClock>> Move(string program, ClockRequest clock, IGrainFactory grains) =>
        new(await grains.GetGrain<ICatalogueGrain>(program).MoveClock(clock.Now));
}

/// <summary>The time that a sandbox program's clock is put to.</summary>
internal sealed record ClockRequest
{
    /// <summary>With an offset, not before what the clock shows.</summary>
    public required DateTimeOffset Now { get; init; }
}

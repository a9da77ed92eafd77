using Loyalty.Api.Answers;
using Loyalty.Api.Members;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Privacy;

namespace Loyalty.Api.Privacy;

internal static class PrivacyApi
{
    private const int Page = 1_000;

    public static void MapPeople(this IEndpointRouteBuilder program) =>
        program.MapPost("/people/find", Find).WithName("FindPeople").WithTags("Privacy")
            .WithSummary("The members who told an e-mail address, or a phone number, as theirs");

    public static void MapPrivacy(this IEndpointRouteBuilder member)
    {
        var privacy = member.MapGroup("").WithTags("Privacy");
        privacy.MapGet("/person", Get).WithName("GetPerson").WithSummary("Who the member is, as far as that was told");
        privacy.MapGet("/export", Export).WithName("ExportMember").WithSummary("Everything that is kept of a person: who, state and ledger");
        privacy.MapDelete("", Erase).WithName("EraseMember")
            .WithSummary("Erases who the member is, for good; the ledger stays, so that totals add up, and is nobody's");
    }

    private static async Task<Answered<PeopleFound>> Find(string program, PeopleQuery query, IGrainFactory grains) =>
        new(await grains.GetGrain<IPeopleGrain>(program).Find(query));

    private static async Task<Answered<PersonView>> Get(string program, string member, IGrainFactory grains) =>
        new(await grains.Person(program, member).Get());

    private static async Task<Answered<PersonView>> Erase(string program, string member, IGrainFactory grains) =>
        new(await grains.Person(program, member).Erase());

    private static async Task<Answered<MemberExport>> Export(string program, string member, IGrainFactory grains, TimeProvider time) =>
        new(await Everything(program, member, grains, time));

    /// <summary>Puts together what is kept of a person.</summary>
    internal static async Task<Answer<MemberExport>> Everything(string program, string member, IGrainFactory grains, TimeProvider time)
    {
        var person = await grains.Person(program, member).Get();
        var state = await grains.Member(program, member).Get();
        if ((person.Refusal ?? state.Refusal) is { } refusal)
            return new() { Refusal = refusal };
        return new()
        {
            Value = new MemberExport
            {
                ExportedAt = time.GetUtcNow(),
                Person = person.Value!,
                Member = state.Value!,
                Ledger = await Ledger(grains.Member(program, member)),
            },
        };
    }

    private static async Task<LedgerEntry[]> Ledger(IMemberGrain member)
    {
        var entries = new List<LedgerEntry>();
        while (true)
        {
            var page = (await member.Ledger(entries.Count == 0 ? 0 : entries[^1].Version, Page)).Value!;
            entries.AddRange(page.Entries);
            if (page.Next is null)
                return [.. entries];
        }
    }

    /// <summary>The grain of who a member is.</summary>
    internal static IPersonGrain Person(this IGrainFactory grains, string program, string member) =>
        grains.GetGrain<IPersonGrain>(string.Concat(program, "/", member));
}

using Loyalty.Api.Access;
using Loyalty.Api.Members;
using Loyalty.Api.Privacy;
using Loyalty.Contracts;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Privacy;

namespace Loyalty.Api.Console.Members;

/// <summary>
/// All that the page of a member shows, as far as the key may read it. Injected into the components of the page.
/// </summary>
internal sealed class Dossier(IGrainFactory grains)
{
    /// <summary>Entries of the story on a page.</summary>
    public const int PageSize = 25;

    public string Program { get; private set; } = "";

    /// <summary>The member's id.</summary>
    public string Id { get; private set; } = "";

    /// <summary>How the program calls things.</summary>
    public ProgramWords Words { get; private set; } = null!;

    /// <summary>Null where the key may not read members.</summary>
    public MemberView? Member { get; private set; }

    /// <summary>Null where the page does not show who the member is.</summary>
    public PersonView? Person { get; private set; }

    public OpenThings Open { get; private set; } = new([], [], [], null);

    /// <summary>The page of the story, the newest first.</summary>
    public Told[] Story { get; private set; } = [];

    /// <summary>Where the next, older page begins; null: this is the oldest.</summary>
    public long? Older => Story is [.., { Entry.Version: > 1 and var first }] ? first : null;

    /// <summary>Whether this is not the newest page of the story.</summary>
    public bool IsOld { get; private set; }

    /// <summary>Where the page is.</summary>
    public string Address => MemberAddress.Of(Program, Id);

    /// <summary>Reads what is shown.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="program">The program's id.</param>
    /// <param name="member">The member's id.</param>
    /// <param name="before">The story is told of what is older than this version; null: from the newest on.</param>
    /// <param name="withPerson">Whether it is shown who the member is.</param>
    /// <returns>Why there is nothing to show; null: there is.</returns>
    public async Task<Refusal?> Load(Caller caller, string program, string member, long? before, bool withPerson)
    {
        (Program, Id) = (program, member);
        var document = await grains.GetGrain<ICatalogueGrain>(program).Get();
        if (document.Refusal is not null)
            return document.Refusal;
        Words = ProgramWords.Of(program, document.Value!);
        var refusal = withPerson ? await LoadPerson() : null;
        return refusal ?? (caller.May(AccessRules.Of("GetMember").Needs, program)
            ? await LoadMember(before, caller.May(AccessRules.Of("GetVoucher").Needs, program))
            : null);
    }

    private async Task<Refusal?> LoadPerson()
    {
        var person = await grains.Person(Program, Id).Get();
        Person = person.Value;
        return person.Refusal;
    }

    private async Task<Refusal?> LoadMember(long? before, bool maySeeVouchers)
    {
        var grain = grains.Member(Program, Id);
        var member = await grain.Get();
        if (member.Refusal is not null)
            return member.Refusal;
        Member = member.Value!;
        var newest = await Past.Read(grain, Member.Version);
        Open = OpenThings.Of(newest, Member);
        if (maySeeVouchers)
            Open = await Open.Ask(grains, Program);
        IsOld = before <= Member.Version;
        var past = IsOld ? await Past.Read(grain, Math.Min(Member.Version, before!.Value + (Past.Most / 2))) : newest;
        var story = new Story(Words, past);
        var told = past.Entries.Where(entry => !IsOld || entry.Version < before);
        Story = [.. told.Reverse().Take(PageSize).Select(story.Tell)];
        return null;
    }
}

using Loyalty.Api.Access;
using Loyalty.Api.Members;
using Loyalty.Contracts.Privacy;

namespace Loyalty.Api.Console.Members;

/// <summary>Finds members by what a person typed: an id, an e-mail address or a phone number.</summary>
internal static class LookUp
{
    private const int FewestDigits = 5;

    /// <summary>Whether there is a member of this id.</summary>
    public static async Task<bool> IsMember(IGrainFactory grains, string program, string typed) =>
        Identifier.IsRight(typed) && (await grains.Member(program, typed).Get()).Value is not null;

    /// <summary>The members who told it as theirs; empty: nobody, or it is neither an address nor a number.</summary>
    public static async Task<string[]> People(IGrainFactory grains, string program, string typed)
    {
        var query = typed.Contains('@', StringComparison.Ordinal) ? new PeopleQuery { Email = typed }
            : typed.Count(char.IsAsciiDigit) >= FewestDigits ? new PeopleQuery { Phone = typed }
            : null;
        return query is null ? [] : (await grains.GetGrain<IPeopleGrain>(program).Find(query)).Value?.Members ?? [];
    }
}

using Loyalty.Api.Access;
using Loyalty.Api.Members;
using Loyalty.Contracts.Privacy;

namespace Loyalty.Api.Console.Members;

/// <summary>Finds members by what a person typed: an id, an e-mail address or a phone number.</summary>
internal static class LookUp
{
    private const int FewestDigits = 5;

    /// <summary>
    /// Whether there is a member of this id. What looks like an e-mail address or an international phone number is taken for
    /// none: an id becomes part of names that may be logged.
    /// </summary>
    public static async Task<bool> IsMember(IGrainFactory grains, string program, string typed) =>
        Identifier.IsRight(typed) && !IsMail(typed) && !typed.StartsWith('+') && (await grains.Member(program, typed).Get()).Value is not null;

    /// <summary>The members who told it as theirs; empty: nobody, or it is neither an address nor a number.</summary>
    public static async Task<string[]> People(IGrainFactory grains, string program, string typed)
    {
        var query = IsMail(typed) ? new PeopleQuery { Email = typed }
            : typed.Count(char.IsAsciiDigit) >= FewestDigits ? new PeopleQuery { Phone = typed }
            : null;
        return query is null ? [] : (await grains.GetGrain<IPeopleGrain>(program).Find(query)).Value?.Members ?? [];
    }

    private static bool IsMail(string typed) => typed.Contains('@', StringComparison.Ordinal);
}

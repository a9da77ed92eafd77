using Loyalty.Api.Access;

namespace Loyalty.Api.Console.Sessions;

/// <summary>Tells a person what the key lacks, and who has it.</summary>
internal static class Refused
{
    public static string Because(Scope needs, Caller caller) => (caller.Scopes & needs) == 0
        ? $"Your key ({caller.Name}) has not the scope {ScopeNames.NameOf(needs)}. Keys with these roles have: {Roles(needs)}."
        : $"Your key ({caller.Name}) is for other programs, or not for what concerns them all.";

    /// <summary>The roles that have a scope, as a list.</summary>
    public static string Roles(Scope needs) => string.Join(", ", ScopeNames.RolesThatMay(needs));
}

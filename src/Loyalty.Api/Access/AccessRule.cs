namespace Loyalty.Api.Access;

/// <summary>Who may call an endpoint.</summary>
internal sealed record AccessRule
{
    /// <summary>Anybody, without a key.</summary>
    public static readonly AccessRule Open = new() { IsOpen = true };

    /// <summary>Whether anybody may.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>What a key has to be allowed.</summary>
    public Scope Needs { get; init; }

    /// <summary>What a token of a member's browser reads here.</summary>
    public OfMember Token { get; init; }

    /// <summary>Whether it is recorded who did it. Such a call is not made where that cannot be recorded.</summary>
    public bool IsAudited { get; init; }

    /// <summary>Whether the answer lasts: then it ends with the right to it.</summary>
    public bool Lasts { get; init; }

    /// <summary>Whether the endpoint asks who calls, to record it with what is done.</summary>
    public bool AsksWho { get; init; }

    /// <summary>A rule that asks for a scope.</summary>
    public static implicit operator AccessRule(Scope scope) => new() { Needs = scope };

    /// <summary>Staff's work: recorded with who did it.</summary>
    public static AccessRule Staff(Scope scope) => new() { Needs = scope, IsAudited = true, AsksWho = true };
}

/// <summary>Where an endpoint that a member's token may call names the member, who has to be the token's.</summary>
internal enum OfMember
{
    /// <summary>Tokens may not call it.</summary>
    Nowhere,

    /// <summary>In the path.</summary>
    InPath,

    /// <summary>As <c>memberId</c> in the query, or not at all.</summary>
    InQuery,
}

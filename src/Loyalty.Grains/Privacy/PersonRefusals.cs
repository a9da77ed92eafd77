using Loyalty.Contracts;

namespace Loyalty.Grains.Privacy;

/// <summary>Why nothing is told, or kept, of a person.</summary>
internal static class PersonRefusals
{
    public static readonly Refusal Erased = new()
    {
        Code = "person-erased",
        Detail = "Who the member is was erased: nothing is kept of that any more. Somebody who comes again needs a new member id.",
    };

    public static readonly Refusal Unknown = new() { Code = "member-unknown", Status = 404, Detail = "There is no such member: enrol it first." };
}

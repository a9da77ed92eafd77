using System.Diagnostics;
using System.Text.Json;
using Loyalty.Contracts;
using Loyalty.Domain.Keys;

namespace Loyalty.Grains.Keys;

/// <summary>Refusals of the ring of keys: the code is the case's name.</summary>
internal static class KeyRefusals
{
    public static Refusal Of(KeyRefusal reason) => new()
    {
        Code = JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString()),
        Detail = reason switch
        {
            KeyRefusal.KeyUnknown => "There is no key of this name.",
            KeyRefusal.KeyRevoked => "The key was revoked: make another one, by another name.",
            KeyRefusal.KeyExists => "There is, or was, a key of this name: take another one.",
            KeyRefusal.TooManyKeys => $"There are {KeyRing.MostKeys} keys already: revoke one that is not needed.",
            KeyRefusal.TooManySecrets => $"The key has {KeyRing.MostSecrets} secrets that are good: wait until one ends, or leave no overlap.",
            _ => throw new UnreachableException($"No words for {reason}."),
        },
        Status = reason == KeyRefusal.KeyUnknown ? 404 : 422,
    };
}

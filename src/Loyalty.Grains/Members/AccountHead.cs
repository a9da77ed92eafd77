using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <summary>An account at a version of its stream.</summary>
/// <param name="Account">The account; null before its first event.</param>
/// <param name="Version">The version.</param>
/// <param name="Due">When the due index has the stream, where that is known.</param>
/// <param name="IsDueKnown">Whether <paramref name="Due"/> says what the store holds.</param>
internal readonly record struct AccountHead(Account? Account, long Version, Instant Due, bool IsDueKnown);

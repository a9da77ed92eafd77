using System.Text.Json.Serialization;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Audit;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Keys;
using Loyalty.Domain.Notifications;
using Loyalty.Domain.Promotions;
using Loyalty.Domain.Referrals;
using Loyalty.Domain.Stock;
using Loyalty.Domain.Vouchers;

namespace Loyalty.Grains.Stored;

/// <summary>
/// How events and snapshots are written. What is stored stays readable for ever: a test pins the text of every case. Defaults are
/// written out: a required field that was left out because it is 0 or false could not be read again.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(CurrencyConverter), typeof(EffectConverter)])]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Effect.TakeStock), TypeInfoPropertyName = "TakeStockEffect")]
[JsonSerializable(typeof(Effect.ReturnStock), TypeInfoPropertyName = "ReturnStockEffect")]
[JsonSerializable(typeof(Effect.IssueVoucher), TypeInfoPropertyName = "IssueVoucherEffect")]
[JsonSerializable(typeof(Effect.DeliverGift), TypeInfoPropertyName = "DeliverGiftEffect")]
[JsonSerializable(typeof(Effect.KeepReferral), TypeInfoPropertyName = "KeepReferralEffect")]
[JsonSerializable(typeof(Effect.ReverseReferral), TypeInfoPropertyName = "ReverseReferralEffect")]
[JsonSerializable(typeof(Effect.CreditReferrer), TypeInfoPropertyName = "CreditReferrerEffect")]
[JsonSerializable(typeof(Effect.DebitReferrer), TypeInfoPropertyName = "DebitReferrerEffect")]
[JsonSerializable(typeof(Effect.RestoreRedemption), TypeInfoPropertyName = "RestoreRedemptionEffect")]
[JsonSerializable(typeof(AccountEvent.Enrolled), TypeInfoPropertyName = "Enrolled")]
[JsonSerializable(typeof(AccountEvent.Purchased), TypeInfoPropertyName = "Purchased")]
[JsonSerializable(typeof(AccountEvent.Returned), TypeInfoPropertyName = "Returned")]
[JsonSerializable(typeof(AccountEvent.ActivityDone), TypeInfoPropertyName = "ActivityDone")]
[JsonSerializable(typeof(AccountEvent.Redeemed), TypeInfoPropertyName = "Redeemed")]
[JsonSerializable(typeof(AccountEvent.BecameAvailable), TypeInfoPropertyName = "BecameAvailable")]
[JsonSerializable(typeof(AccountEvent.Expired), TypeInfoPropertyName = "Expired")]
[JsonSerializable(typeof(AccountEvent.ExpiryNeared), TypeInfoPropertyName = "ExpiryNeared")]
[JsonSerializable(typeof(AccountEvent.BirthdayCame), TypeInfoPropertyName = "BirthdayCame")]
[JsonSerializable(typeof(AccountEvent.MembershipLasted), TypeInfoPropertyName = "MembershipLasted")]
[JsonSerializable(typeof(AccountEvent.TierAssessed), TypeInfoPropertyName = "TierAssessed")]
[JsonSerializable(typeof(AccountEvent.Described), TypeInfoPropertyName = "Described")]
[JsonSerializable(typeof(AccountEvent.PointsHeld), TypeInfoPropertyName = "PointsHeld")]
[JsonSerializable(typeof(AccountEvent.StockAsked), TypeInfoPropertyName = "StockAsked")]
[JsonSerializable(typeof(AccountEvent.StockRefused), TypeInfoPropertyName = "StockRefused")]
[JsonSerializable(typeof(AccountEvent.Captured), TypeInfoPropertyName = "Captured")]
[JsonSerializable(typeof(AccountEvent.Released), TypeInfoPropertyName = "Released")]
[JsonSerializable(typeof(AccountEvent.RedemptionReversed), TypeInfoPropertyName = "RedemptionReversed")]
[JsonSerializable(typeof(AccountEvent.GiftSent), TypeInfoPropertyName = "GiftSent")]
[JsonSerializable(typeof(AccountEvent.GiftReceived), TypeInfoPropertyName = "GiftReceived")]
[JsonSerializable(typeof(AccountEvent.GiftBounced), TypeInfoPropertyName = "GiftBounced")]
[JsonSerializable(typeof(AccountEvent.ReferralEarned), TypeInfoPropertyName = "ReferralEarned")]
[JsonSerializable(typeof(AccountEvent.ReferralReversed), TypeInfoPropertyName = "ReferralReversed")]
[JsonSerializable(typeof(AccountEvent.EffectConfirmed), TypeInfoPropertyName = "EffectConfirmed")]
[JsonSerializable(typeof(AccountEvent.AdjustmentProposed), TypeInfoPropertyName = "AdjustmentProposed")]
[JsonSerializable(typeof(AccountEvent.Adjusted), TypeInfoPropertyName = "Adjusted")]
[JsonSerializable(typeof(AccountEvent.Frozen), TypeInfoPropertyName = "Frozen")]
[JsonSerializable(typeof(AccountEvent.Invited), TypeInfoPropertyName = "Invited")]
[JsonSerializable(typeof(AccountEvent.Withdrawn), TypeInfoPropertyName = "Withdrawn")]
[JsonSerializable(typeof(Voucher))]
[JsonSerializable(typeof(VoucherEvent.Issued), TypeInfoPropertyName = "VoucherIssued")]
[JsonSerializable(typeof(VoucherEvent.Used), TypeInfoPropertyName = "VoucherUsed")]
[JsonSerializable(typeof(VoucherEvent.Cancelled), TypeInfoPropertyName = "VoucherCancelled")]
[JsonSerializable(typeof(VoucherEvent.EffectConfirmed), TypeInfoPropertyName = "VoucherEffectConfirmed")]
[JsonSerializable(typeof(RewardStock))]
[JsonSerializable(typeof(StockEvent.Taken), TypeInfoPropertyName = "StockTaken")]
[JsonSerializable(typeof(StockEvent.Refused), TypeInfoPropertyName = "StockTakingRefused")]
[JsonSerializable(typeof(StockEvent.PutBack), TypeInfoPropertyName = "StockPutBack")]
[JsonSerializable(typeof(Referral))]
[JsonSerializable(typeof(ReferralEvent.Claimed), TypeInfoPropertyName = "ReferralClaimed")]
[JsonSerializable(typeof(ReferralEvent.FriendKept), TypeInfoPropertyName = "FriendKept")]
[JsonSerializable(typeof(ReferralEvent.FriendReversed), TypeInfoPropertyName = "FriendReversed")]
[JsonSerializable(typeof(ReferralEvent.EffectConfirmed), TypeInfoPropertyName = "ReferralEffectConfirmed")]
[JsonSerializable(typeof(CatalogueEvent.ProgramPublished), TypeInfoPropertyName = "ProgramPublished")]
[JsonSerializable(typeof(CatalogueEvent.PromotionPut), TypeInfoPropertyName = "PromotionPut")]
[JsonSerializable(typeof(CatalogueEvent.PromotionSwitched), TypeInfoPropertyName = "PromotionSwitched")]
[JsonSerializable(typeof(CatalogueEvent.ClockMoved), TypeInfoPropertyName = "ClockMoved")]
[JsonSerializable(typeof(CatalogueEvent.HolderListed), TypeInfoPropertyName = "HolderListed")]
[JsonSerializable(typeof(CatalogueEvent.HolderRevoked), TypeInfoPropertyName = "HolderRevoked")]
[JsonSerializable(typeof(PromotionEvent.SliceGranted), TypeInfoPropertyName = "SliceGranted")]
[JsonSerializable(typeof(PromotionEvent.HolderSettled), TypeInfoPropertyName = "HolderSettled")]
[JsonSerializable(typeof(PromotionEvent.FreeSpendingCounted), TypeInfoPropertyName = "FreeSpendingCounted")]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(WebhookEvent.Registered), TypeInfoPropertyName = "WebhookRegistered")]
[JsonSerializable(typeof(WebhookEvent.Changed), TypeInfoPropertyName = "WebhookChanged")]
[JsonSerializable(typeof(WebhookEvent.SecretRotated), TypeInfoPropertyName = "WebhookSecretRotated")]
[JsonSerializable(typeof(WebhookEvent.Progressed), TypeInfoPropertyName = "WebhookProgressed")]
[JsonSerializable(typeof(WebhookEvent.Resent), TypeInfoPropertyName = "WebhookResent")]
[JsonSerializable(typeof(WebhookEvent.Removed), TypeInfoPropertyName = "WebhookRemoved")]
[JsonSerializable(typeof(KeyRing))]
[JsonSerializable(typeof(KeyEvent.Made), TypeInfoPropertyName = "KeyMade")]
[JsonSerializable(typeof(KeyEvent.Rotated), TypeInfoPropertyName = "KeyRotated")]
[JsonSerializable(typeof(KeyEvent.Revoked), TypeInfoPropertyName = "KeyRevoked")]
[JsonSerializable(typeof(KeyEvent.SigningRenewed), TypeInfoPropertyName = "SigningRenewed")]
[JsonSerializable(typeof(AuditTrail))]
[JsonSerializable(typeof(AuditEvent.Begun), TypeInfoPropertyName = "AuditBegun")]
[JsonSerializable(typeof(AuditEvent.Ended), TypeInfoPropertyName = "AuditEnded")]
internal sealed partial class StoredJson : JsonSerializerContext;

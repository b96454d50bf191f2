package org.tocsin.mailing.delivery;

/**
 * Why a reader does not get a campaign, as SQL: decided at the claim, again before the mail begins, and beforehand when an operator asks. Needs the
 * aliases p (preference), s (subscriber), w (reader_wish) and c (campaign), each left joined; is null for whoever gets it.
 */
final class Wishes {

    static final String REASON =
            """
            case when s.erased_at is not null then 'erased'
                 when not coalesce(p.opted_in, false) then 'opted out'
                 when s.email is null or s.confirmed_at is null then 'not confirmed'
                 when w.paused_until > now() then 'paused'
                 when c.updates is not null then null
                 when c.locale is not null and lower(s.locale) <> lower(c.locale)
                      and not starts_with(lower(s.locale), lower(c.locale) || '-') then 'locale'
                 when c.kind = 'alert' and (w.minimum_severity > c.severity or not w.named && c.passing) then 'interests'
            end
            """;

    private Wishes() {}
}

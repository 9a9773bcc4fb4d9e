"""All rules, in the order of their codes: 1 missing, 2 weakly said, 3 unmeasured, 4 form and reading. A code is never used again."""

from collections.abc import Callable, Iterator
from inspect import cleandoc

from resumefit.suggest import (
    balance,
    career,
    facts,
    languages,
    missing,
    naming,
    numbers,
    products,
    reading,
    screens,
    service,
    targets,
    wording,
)
from resumefit.suggest.case import Case
from resumefit.suggest.model import Hint, Rule


def _rule(code: str, name: str, title: str, check: Callable[[Case], Iterator[Hint]]) -> Rule:
    return Rule(code, name, title, cleandoc(check.__doc__ or ""), check)


RULES: tuple[Rule, ...] = (
    _rule("RF101", "missing-term", "Asked for and not found", missing.missing_term),
    _rule("RF102", "other-name", "You have it under another name", naming.other_name),
    _rule("RF103", "class-for-product", "General word where the posting names the special one", products.class_for_product),
    _rule("RF104", "product-for-class", "Product where the posting names its class", products.product_for_class),
    _rule("RF105", "sibling-tool", "Another tool of the same class", products.sibling_tool),
    _rule("RF106", "transferable-duty", "Related work that may include it", missing.transferable),
    _rule("RF107", "part-of-phrase", "Nearly the posting's words", naming.part_of_phrase),
    _rule("RF108", "close-title", "Your title beside the posting's", naming.close_title),
    _rule("RF109", "missing-channels", "Channels not shown", service.channels_missing),
    _rule("RF110", "experience-short", "Experience asked beside your dates", facts.experience_short),
    _rule("RF111", "experience-undated", "Experience without dates", facts.experience_undated),
    _rule("RF112", "education-short", "Schooling not stated or not reached", facts.education_short),
    _rule("RF113", "language-missing", "Language not stated or below what is asked", languages.language_missing),
    _rule("RF114", "number-unstated", "Number asked for and not given", targets.number_unstated),
    _rule("RF115", "number-short", "Number short of what is asked", targets.number_short),
    _rule("RF116", "availability", "Hours that the posting names", screens.availability),
    _rule("RF117", "proof-of-screen", "Certificate or membership that the posting names", screens.proof_of_screen),
    _rule("RF118", "remote-readiness", "Ready to work from home", screens.remote_readiness),
    _rule("RF119", "leadership-unshown", "Leading others not shown", service.leadership_unshown),
    _rule("RF120", "transferable-job", "Customer part of your job not told", service.transferable_job),
    _rule("RF121", "ai-tools-unshown", "Work with AI tools not shown", balance.ai_tools_unshown),
    _rule("RF122", "product-unnamed", "Tool named by its class only", products.product_unnamed),
    _rule("RF123", "improvement-unshown", "Work made better not shown", service.improvement_unshown),
    _rule("RF124", "trade-unshown", "Trade of the posting not shown", missing.trade_unshown),
    _rule("RF201", "listed-not-shown", "Named in a list only", wording.listed_not_shown),
    _rule("RF202", "soft-skill-claimed", "Soft skill claimed and not shown", wording.soft_skill_claimed),
    _rule("RF203", "weak-opener", "Weak opening of a line", wording.weak_opener),
    _rule("RF204", "empty-claim", "Praise without an example", wording.empty_claim),
    _rule("RF205", "long-bullet", "Bullet too long", wording.long_bullet),
    _rule("RF206", "stuffed-term", "Term repeated and not shown", wording.stuffed),
    _rule("RF207", "pasted-posting", "The posting's own text", wording.pasted_posting),
    _rule("RF208", "hard-case-untold", "No hard case told", service.hard_case_untold),
    _rule("RF209", "no-service-summary", "Opening does not name your service work", service.no_service_summary),
    _rule("RF210", "one-sided", "Tools without people, or people without tools", balance.one_sided),
    _rule("RF211", "long-list", "Many names, few of them shown", wording.long_list),
    _rule("RF301", "recent-role-unmeasured", "No number in the latest job", numbers.recent_role_unmeasured),
    _rule("RF302", "few-numbers", "Hardly a number in the whole resume", numbers.few_numbers),
    _rule("RF303", "shown-not-measured", "Shown without a number", numbers.shown_not_measured),
    _rule("RF304", "metric-without-number", "Metric that the posting cares about", targets.metric_without_number),
    _rule("RF305", "volume-unstated", "How much you handled", numbers.volume_unstated),
    _rule("RF306", "result-untold", "A deed without its result", balance.result_untold),
    _rule("RF401", "no-text", "Page without text", reading.no_text),
    _rule("RF402", "hidden-text", "Hidden text", reading.hidden_text),
    _rule("RF403", "contact-in-header", "Contact details in the header only", reading.contact_in_header),
    _rule("RF404", "language-without-level", "Language without a level", languages.language_without_level),
    _rule("RF405", "certificate-half-named", "Certificate without name or acronym", reading.certificate_half_named),
    _rule("RF406", "certificate-buried", "Certificate hard to find", reading.certificate_buried),
    _rule("RF407", "protected-fact", "Personal facts that are not needed", reading.protected_fact),
    _rule("RF408", "damaged-file", "Part of the file not read", reading.damaged_file),
    _rule("RF410", "gap-between-jobs", "Gap between jobs", career.gap_between_jobs),
    _rule("RF411", "undated-job", "Job without dates", career.undated_job),
    _rule("RF412", "out-of-date", "Latest job ended some time ago", career.out_of_date),
    _rule("RF413", "too-long", "Longer than two pages", career.too_long),
    _rule("RF414", "no-skills-section", "No skills section", career.no_skills_section),
    _rule("RF415", "no-recent-training", "No recent training", career.no_recent_training),
    _rule("RF416", "praise-unnamed", "No praise or award", career.praise_unnamed),
    _rule("RF417", "no-profile-link", "No link to a profile", balance.no_profile_link),
    _rule("RF418", "above-the-level", "Much more experience than asked", balance.above_the_level),
    _rule("RF419", "language-named-late", "Language named near the end only", languages.language_named_late),
)


def explain(code: str) -> Rule:
    """Give the rule of a code or name, in any letter case; KeyError where there is none."""
    wanted = code.strip().lower()
    for rule in RULES:
        if wanted in (rule.code.lower(), rule.name):
            return rule
    raise KeyError(code)

-- An agreement that goes on in its own renewal, or in what was split off from it, and that one: whichever an import brings first
-- names the other. What an agreement comes from is there before it; what it goes on in may come after it.
ALTER TABLE agreement DROP CONSTRAINT agreement_replaced_by_fkey;

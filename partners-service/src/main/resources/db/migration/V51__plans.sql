-- Pages of these tables come from memory, or from a disk that has nothing to move: one anywhere costs little more than the next.
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET random_page_cost = 1.1', current_database());
END $$;
